/**
 * No page of notices, contents and messages asks the cloud more than once to open.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import type { ComponentType } from 'react'
import { waitFor } from '@testing-library/react'
import CallListPage from '@/packages/desk/call-list'
import ChecksPage from '@/packages/desk/checks'
import DeskPage from '@/packages/desk/home'
import NoticePage from '@/packages/desk/notice'
import FormPage from '@/packages/desk/notice-form'
import NoticesPage from '@/packages/desk/notices'
import OutboxPage from '@/packages/desk/outbox'
import InboxPage from '@/packages/me/messages'
import ReadPage from '@/packages/notice/detail'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage } from '../support/deeds'
import { host } from '../support/host-taro'
import { publish, settleNeighbours } from '../support/notices'
import { holdPhone } from '../support/phone'

let test: TestCloud
let noticeId: string

beforeAll(async () => {
  test = await testCloud()
  await settleNeighbours(test)
  noticeId = (await publish(test)).noticeId
})
afterAll(() => test.close())

/** Longer than any pause after which a page asks for more. */
const quietMs = 700

const pages: [action: string, Page: ComponentType, ofNotice: boolean][] = [
  ['inbox.open', InboxPage, false],
  ['notice.open', ReadPage, true],
  ['notice.desk', NoticesPage, false],
  ['notice.form', FormPage, false],
  ['notice.form', FormPage, true],
  ['notice.reach', NoticePage, true],
  ['notice.callList', CallListPage, true],
  ['moderation.queue', ChecksPage, false],
  ['outbox.list', OutboxPage, false],
  ['desk.open', DeskPage, false],
]

it.each(pages)('%s is all that is asked', async (action, Page, ofNotice) => {
  holdPhone(test, 'zhou')
  const answer = host.cloud
  const asked: string[] = []
  host.cloud = (name, data) => {
    asked.push((data as { action: string }).action)
    return answer?.(name, data) ?? Promise.reject(new Error('no cloud'))
  }
  openPage(Page, ofNotice ? { noticeId } : {})
  await waitFor(() => expect(document.querySelector('[aria-label="正在打开"]')).toBeNull())
  await new Promise((quiet) => setTimeout(quiet, quietMs))
  expect(asked).toEqual([action])
})
