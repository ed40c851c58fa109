/**
 * Owns delivering messages to people's WeChat. No message is sent twice: it is claimed before it is sent, and one
 * whose run died in between stays in the inbox only, because nobody can know whether it went out.
 */
import { randomBytes } from 'node:crypto'
import { templateValues } from '@/domain/message/template-keys'
import { deliveryRules, templateOf } from '@/domain/message/templates'
import {
  type AddressedMessage,
  addressedMessages,
  changeMessages,
  findMessages,
  type MessageDoc,
  type Reader,
  withReader,
} from '../api/repositories/messages'
import { changePerson } from '../api/repositories/people'
import { isLongTerm, keysOf, sendSubscription } from '../api/platform/messages'
import { forEachAtOnce, forEachItem, sparing } from './run-each'
import type { Job } from './job'

/** A message takes a few small requests, so a run may deliver more of them than it does of other work. */
const SHARE = 4
/** Few enough that a run that dies leaves few in doubt, enough to reach thousands within the hour. */
const AT_ONCE = 5

const waiting = (now: number) => ({ 'delivery.state': 'due', 'delivery.nextAt': { $lte: now } })

/** Claimed by a run that died before it said what came of it. */
const stuckBy = (now: number) => ({
  'delivery.state': 'sending',
  'delivery.nextAt': { $lte: now - deliveryRules.sendingMs },
})

export const deliverMessages: Job = {
  name: 'deliverMessages',
  due: (now) => [
    { from: 'messages', where: waiting(now), brings: withReader },
    { from: 'messages', where: stuckBy(now) },
  ],
  run: async (now, limit, seen) => {
    const source = { collection: 'messages', now }
    const most = limit * SHARE
    const [due, stuck] = await Promise.all([
      seen.mayFind(0)
        ? (seen.brought<AddressedMessage>(0) ?? addressedMessages(await sparing(source, waiting(now)), most))
        : [],
      seen.mayFind(1) ? findMessages(await sparing(source, stuckBy(now)), limit) : [],
    ])
    const early = { state: 'inboxOnly', error: 'the sending run ended early' } as const
    await settle(
      'sending',
      stuck.map((message) => [message, early]),
      source,
    )
    const letters: Letter[] = []
    const kept: Settled[] = []
    const sort = async (message: AddressedMessage): Promise<void> => {
      const sorted = letterOf(message)
      if ('state' in sorted) kept.push([message, sorted])
      else letters.push(sorted)
    }
    try {
      await forEachItem(due, sort, source)
    } finally {
      try {
        await settle('due', kept, source)
      } finally {
        await forEachItem(inGroups(letters), (group) => deliver(group, source))
      }
    }
    return { done: due.length + stuck.length, more: due.length === most }
  },
}

type Source = Parameters<typeof sparing>[0]

/** How the error of a message begins that no repeat can help; the desk and its system check look for it. */
const WRONG_SET_UP = 'setup:'

type DeliveryState = MessageDoc['delivery']['state']

/** What became of a message; tried again from `nextAt` where it is still due. */
interface Outcome {
  state: DeliveryState
  error: string | null
  nextAt?: number
}
type Settled = [MessageDoc, Outcome]

/** A message that WeChat may be given. */
interface Letter {
  message: MessageDoc
  openid: string
  template: string
  keys: Parameters<typeof templateValues>[0]
}

/** What is to be given to WeChat of a message, or what becomes of it instead. */
function letterOf({ reader, off, ...message }: AddressedMessage): Letter | Outcome {
  const person = reader[0]?.n
  if (off.length > 0) return { state: 'inboxOnly', error: 'called off' }
  // Most messages end so: whoever has not consented reads them in the inbox alone.
  if (!person || !mayReach(person, message)) return { state: 'inboxOnly', error: null }
  const template = templateOf[message.kind]
  const keys = keysOf(template)
  if (!keys.ok) return { state: 'failed', error: `${WRONG_SET_UP}${keys.why}` }
  return { message, openid: person.openid, template, keys: keys.keys }
}

/** Whether WeChat may tell somebody of it: there is a WeChat, and a consent that is not used up. */
const mayReach = ({ openid, subscriptions }: Reader, { kind }: MessageDoc): boolean =>
  openid !== '' && (subscriptions[templateOf[kind]] ?? 0) > 0

const inGroups = (letters: readonly Letter[]): Letter[][] =>
  Array.from({ length: Math.ceil(letters.length / AT_ONCE) }, (_, i) =>
    letters.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )

/**
 * Writes what became of messages that stand so now: one request for all that became the same, and each by itself where that
 * failed, so that one alone is left in doubt. Also a run that takes nothing further writes all of it down: it has happened.
 * Throws the first failure after all have had their turn.
 */
async function settle(from: DeliveryState, settled: readonly Settled[], source: Source): Promise<void> {
  const alike = new Map<string, { messages: MessageDoc[]; outcome: Outcome }>()
  for (const [message, outcome] of settled) {
    const key = JSON.stringify(outcome)
    const group = alike.get(key) ?? { messages: [], outcome }
    group.messages.push(message)
    alike.set(key, group)
  }
  await forEachAtOnce([...alike.values()], alike.size, async ({ messages, outcome }) => {
    const fields = Object.entries(outcome).map(([field, value]) => [`delivery.${field}`, value])
    const write = async (some: readonly MessageDoc[]): Promise<void> => {
      const ids = some.map(({ _id }) => _id)
      await changeMessages(ids, { 'delivery.state': from }, { $set: Object.fromEntries(fields) })
    }
    await write(messages).catch(() =>
      forEachAtOnce(messages, messages.length, (message) => write([message]), source),
    )
  })
}

/** Claims a group, gives it to WeChat and writes what came of it. Two requests and one for each consent. */
async function deliver(group: readonly Letter[], source: Source): Promise<void> {
  const mark = randomBytes(6).toString('hex')
  const claimed = await claim(group, mark, source.now).catch(() => null)
  if (claimed) return give(claimed, source)
  // The answer was lost, or one of them cannot be claimed: what is claimed goes out, and the others by themselves.
  const ours = await markedIn(group, mark)
  await give(ours, source)
  await forEachItem(
    group.filter((letter) => !ours.includes(letter)).map(withId),
    async ({ letter }) => give(await claim([letter], mark, source.now), source),
    source,
  )
}

/** A letter as a piece of work, which is set aside by its message. */
const withId = (letter: Letter) => ({ _id: letter.message._id, letter })

/** Those of a group that are this run's alone now; another run may have been quicker with some. */
async function claim(group: readonly Letter[], mark: string, now: number): Promise<readonly Letter[]> {
  const claimed = await changeMessages(
    group.map(({ message }) => message._id),
    waiting(now),
    {
      $set: { 'delivery.state': 'sending', 'delivery.nextAt': now, 'delivery.claim': mark },
      $inc: { 'delivery.attempts': 1 },
    },
  )
  return claimed === group.length ? group : markedIn(group, mark)
}

/** Those of a group that bear the mark with which this run has claimed some. */
async function markedIn(group: readonly Letter[], mark: string): Promise<readonly Letter[]> {
  const ids = group.map(({ message }) => message._id)
  const marked = await findMessages({ _id: { $in: ids }, 'delivery.claim': mark }, group.length)
  return group.filter(({ message }) => marked.some(({ _id }) => _id === message._id))
}

/** Gives what is claimed to WeChat, each at once, and writes what came of them. */
async function give(letters: readonly Letter[], source: Source): Promise<void> {
  const settled: Settled[] = []
  try {
    await forEachAtOnce(
      letters.map(withId),
      AT_ONCE,
      async ({ letter }) => {
        settled.push([letter.message, await send(letter, source.now)])
      },
      source,
    )
  } finally {
    await settle('sending', settled, source)
  }
}

async function send({ message, openid, template, keys }: Letter, now: number): Promise<Outcome> {
  const stock = `subscriptions.${template}`
  // A one-time consent is used up before sending and given back when nothing was sent.
  const used = isLongTerm(template) ? 0 : 1
  const taken =
    used === 0 ||
    (await changePerson(message.personId, { [stock]: { $gt: 0 } }, { $inc: { [stock]: -used } }))
  if (!taken) return { state: 'inboxOnly', error: null }
  const delivery = await sendSubscription({
    openid,
    template,
    page: message.page,
    data: templateValues(keys, message),
  })
  if (delivery.is === 'sent') return { state: 'sent', error: null }
  if (delivery.is === 'unknown') return { state: 'inboxOnly', error: delivery.error }
  if (delivery.is === 'noConsent') {
    await changePerson(message.personId, {}, { $set: { [stock]: 0 } })
    return { state: 'inboxOnly', error: 'no consent' }
  }
  if (used > 0) await changePerson(message.personId, {}, { $inc: { [stock]: used } })
  if (delivery.is === 'refused') return { state: 'failed', error: `${WRONG_SET_UP}${delivery.error}` }
  return later(message, delivery.error, now)
}

/** Waits longer after each failure, and in the end leaves the message to the inbox. */
function later({ delivery }: MessageDoc, error: string, now: number): Outcome {
  const attempts = delivery.attempts + 1
  if (attempts >= deliveryRules.maxAttempts) return { state: 'failed', error }
  return { state: 'due', error, nextAt: now + deliveryRules.firstPauseMs * 2 ** (attempts - 1) }
}
