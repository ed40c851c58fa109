/** Owns what tests of cases need beforehand: something to object to, and what somebody needs to apply for a star. */
import { type AccountDocument, emptyAccount } from '../../src/domain/account/account'
import { caseKinds } from '../../src/domain/case-kinds'
import { decideCase, newCase } from '../../src/domain/case/decide-case'
import type { CaseKind } from '../../src/domain/case/define-case'
import type { SubjectKind } from '../../src/domain/case/subjects'
import { credit, entryId, post } from '../../src/domain/kernel/ledger'
import { personIdOf } from './builders'
import type { TestCloud } from './test-cloud'

/** In the full station nobody has objected to it yet. */
export const FREE_SUBJECT = 'subject-free'

let subjects = 0

/** Something to object to, for a kind that is about something: a star of a neighbour that is in notice. */
export async function aSubject(
  test: TestCloud,
  { begin }: CaseKind,
): Promise<{ about?: { kind: SubjectKind; id: string } }> {
  if (!begin.about) return {}
  const id = `subject-${subjects + 1}`
  await test.cloud.store.insert('cases', [aStar(test, id)])
  return { about: { kind: 'star', id } }
}

/** The case of a star that is in notice, as it is stored. */
export function aStar(test: TestCloud, _id: string, ownerId = personIdOf('o-starred')) {
  const now = test.now()
  const begun = newCase(caseKinds.star, {
    ...{
      _id,
      stationId: 'st1',
      gridId: null,
      number: 9000 + ++subjects,
      asked: '',
      link: null,
      holidays: { off: [] },
      now,
    },
    ...{ form: { star: '1', hours: '100 小时', rating: '' }, called: {}, involvedIds: [], unnamed: false },
    by: { personId: ownerId, name: '孙志愿' },
  })
  const by = { personId: personIdOf('o-decider'), name: '周', actors: ['staff' as const] }
  const step = { event: 'approve', by, words: '', holidays: { off: [] }, now }
  const change = decideCase(caseKinds.star, begun, step)
  if (!change.ok) throw new Error(change.error.code)
  return { ...change.value.after }
}

/** What somebody needs to apply for a star: to be a volunteer, with the hours in the account and in the books. */
export async function readyForStar(test: TestCloud, openid: string): Promise<void> {
  const _id = personIdOf(openid)
  const update = (collection: string, change: Record<string, object>) =>
    test.cloud.store.update(collection, {
      ...{ query: { _id }, update: change, nowMs: test.now() },
      ...{ replace: false, multi: false, upsert: false },
    })
  await update('people', { $set: { 'volunteer.state': 'active' } })
  const [found] = await test.rows<AccountDocument>('accounts', { _id })
  const facts = { ruleId: 'ready', at: 0, byPersonId: 'system', note: '' }
  const amounts = { provedMinutes: 6000 }
  const ready = credit({ accountId: _id, sourceKey: 'ready', amounts, ...facts })
  if ((await test.rows('entries', { _id: entryId(_id, 'ready') })).length > 0) return
  const posted = post(found ?? emptyAccount(_id), ready)
  if (!posted.ok) throw new Error(posted.error.code)
  const { account, entry } = posted.value
  await test.cloud.store.insert('entries', [{ ...entry }])
  const { _id: __, ...fields } = { ...emptyAccount(_id), ...found, ...account, unwritten: [] }
  if (found) await update('accounts', { $set: fields })
  else await test.cloud.store.insert('accounts', [{ _id, ...fields }])
}
