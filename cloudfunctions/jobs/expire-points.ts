/** Owns points that were not used in time: a reminder 30 days before, and taking what is free of a year that has lapsed. Each once. */
import type { AccountDocument } from '@/domain/account/account'
import { nextMorning } from '@/domain/hours/record-notices'
import { appPages } from '@/domain/app-pages'
import { dayOf } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import {
  expiresAt,
  expiryEntry,
  expiryKey,
  lapsedYear,
  lapsingWith,
  warnedYear,
} from '@/domain/points/expiry'
import type { AccountDoc } from '../api/repositories/accounts'
import { bookDerived } from '../api/repositories/bookings'
import { messageOf, postMissing } from '../api/repositories/messages'
import { type AccountOwner, ownersOf } from '../api/repositories/account-owners'
import { untilFinished } from '../api/repositories/job-cursors'
import { passOverAccounts } from './all-accounts'
import { forEachItem } from './run-each'
import type { Job } from './job'

/** Whether there is something to take, or an entry whose row a crash left out. */
const concerns = (account: AccountDocument, year: number): boolean =>
  lapsingWith(account, year) > 0 || account.unwritten.some((entry) => entry.sourceKey === expiryKey(year))

export const expirePoints: Job = {
  name: 'expirePoints',
  due: (now) => [untilFinished(expiryKey(lapsedYear(now)))],
  run: (now, limit) => {
    const year = lapsedYear(now)
    return passOverAccounts(expiryKey(year), { now, limit }, (accounts) =>
      forEachItem(
        accounts.filter((account) => concerns(account, year)),
        ({ _id }) =>
          bookDerived(_id, expiryKey(year), (account) => {
            const entry = expiryEntry(account, year, now)
            return entry && { entries: [entry] }
          }),
      ),
    )
  },
}

/** 12月31日 */
const dayWord = (at: number): string => {
  const [, month, day] = dayOf(at).split('-')
  return `${Number(month)}月${Number(day)}日`
}

function reminders(
  account: AccountDoc,
  owner: AccountOwner,
  { year, now }: { year: number; now: number },
): MessageDocument[] {
  const amount = lapsingWith(account, year)
  const whose = owner.of === '' ? '' : `${owner.of}的 `
  const text = `${whose}${amount} 分可以用到 ${dayWord(expiresAt(year))}，到积分超市看看有没有合用的。`
  return owner.readers.map((personId) => {
    const message = messageOf('toDo', {
      personId,
      stationId: owner.stationId,
      cause: ['expiring', account._id, year],
      at: now,
      params: { title: '有积分快到期了', caption: text, page: appPages.points },
    })
    return { ...message, delivery: { ...message.delivery, nextAt: nextMorning(now) } }
  })
}

const passOf = (year: number): string => `remind:${year}`

export const remindOfExpiry: Job = {
  name: 'remindOfExpiry',
  due: (now) => {
    const year = warnedYear(now)
    return year === null ? [] : [untilFinished(passOf(year))]
  },
  run: async (now, limit) => {
    const year = warnedYear(now)
    if (year === null) return { done: 0, more: false }
    return passOverAccounts(passOf(year), { now, limit }, async (accounts) => {
      const lapsing = accounts.filter((account) => lapsingWith(account, year) > 0)
      const owners = await ownersOf(lapsing.map(({ _id }) => _id))
      const messages = lapsing.flatMap((account) => {
        const owner = owners.get(account._id)
        return owner ? reminders(account, owner, { year, now }) : []
      })
      await postMissing(messages)
    })
  },
}
