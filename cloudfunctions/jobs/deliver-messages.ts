/**
 * Owns delivering messages to people's WeChat. No message is sent twice: it is claimed before it is sent, and one
 * whose run died in between stays in the inbox only, because nobody can know whether it went out.
 */
import { templateValues } from '@/domain/message/template-keys'
import { deliveryRules, templateOf } from '@/domain/message/templates'
import {
  type AddressedMessage,
  addressedMessages,
  changeMessage,
  changeMessages,
  findMessages,
  type MessageDoc,
  type Reader,
  withReader,
} from '../api/repositories/messages'
import { changePerson } from '../api/repositories/people'
import { isLongTerm, keysOf, sendSubscription } from '../api/platform/messages'
import { forEachAtOnce, sparing } from './run-each'
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
    await forEachAtOnce(
      stuck,
      AT_ONCE,
      async (message) => {
        await settle(message, 'sending', 'inboxOnly', 'the sending run ended early')
      },
      source,
    )
    const calledBack: MessageDoc[] = []
    const silent: MessageDoc[] = []
    const see = async (message: AddressedMessage): Promise<void> => {
      const reader = message.reader[0]?.n
      if (message.off.length > 0) calledBack.push(message)
      else if (!reader || !mayReach(reader, message)) silent.push(message)
      else await deliver(message, reader, now)
    }
    try {
      await forEachAtOnce(due, AT_ONCE, see, source)
    } finally {
      await leaveInInbox(calledBack, 'called off')
      await leaveInInbox(silent, null)
    }
    return { done: due.length + stuck.length, more: due.length === most }
  },
}

/** How the error of a message begins that no repeat can help; the desk and its system check look for it. */
const WRONG_SET_UP = 'setup:'

type DeliveryState = MessageDoc['delivery']['state']

const settle = (message: MessageDoc, from: DeliveryState, to: DeliveryState, error: string | null = null) =>
  changeMessage(
    message._id,
    { 'delivery.state': from },
    { $set: { 'delivery.state': to, 'delivery.error': error } },
  )

/** Whether WeChat may tell somebody of it: there is a WeChat, and a consent that is not used up. */
const mayReach = ({ openid, subscriptions }: Reader, { kind }: MessageDoc): boolean =>
  openid !== '' && (subscriptions[templateOf[kind]] ?? 0) > 0

/** Most messages end so: whoever has not consented reads them in the inbox alone. One request for all of them. */
async function leaveInInbox(messages: readonly MessageDoc[], error: string | null): Promise<void> {
  if (messages.length === 0) return
  const ids = messages.map(({ _id }) => _id)
  await changeMessages(
    ids,
    { 'delivery.state': 'due' },
    { $set: { 'delivery.state': 'inboxOnly', 'delivery.error': error } },
  )
}

async function deliver(message: MessageDoc, { openid }: Reader, now: number): Promise<void> {
  const template = templateOf[message.kind]
  const keys = keysOf(template)
  if (!keys.ok) {
    await settle(message, 'due', 'failed', `${WRONG_SET_UP}${keys.why}`)
    return
  }
  const claimed = await changeMessage(
    message._id,
    { 'delivery.state': 'due', 'delivery.attempts': message.delivery.attempts },
    { $set: { 'delivery.state': 'sending', 'delivery.nextAt': now }, $inc: { 'delivery.attempts': 1 } },
  )
  if (!claimed) return
  const stock = `subscriptions.${template}`
  // A one-time consent is used up before sending and given back when nothing was sent.
  const used = isLongTerm(template) ? 0 : 1
  const taken =
    used === 0 ||
    (await changePerson(message.personId, { [stock]: { $gt: 0 } }, { $inc: { [stock]: -used } }))
  if (!taken) {
    await settle(message, 'sending', 'inboxOnly')
    return
  }
  const delivery = await sendSubscription({
    openid,
    template,
    page: message.page,
    data: templateValues(keys.keys, message),
  })
  if (delivery.is === 'sent') await settle(message, 'sending', 'sent')
  else if (delivery.is === 'noConsent') {
    await changePerson(message.personId, {}, { $set: { [stock]: 0 } })
    await settle(message, 'sending', 'inboxOnly', 'no consent')
  } else if (delivery.is === 'refused') {
    await changePerson(message.personId, {}, { $inc: { [stock]: used } })
    await settle(message, 'sending', 'failed', `${WRONG_SET_UP}${delivery.error}`)
  } else if (delivery.is === 'unknown') await settle(message, 'sending', 'inboxOnly', delivery.error)
  else {
    await changePerson(message.personId, {}, { $inc: { [stock]: used } })
    await tryLater(message, delivery.error, now)
  }
}

/** Waits longer after each failure, and in the end leaves the message to the inbox. */
async function tryLater(message: MessageDoc, error: string, now: number): Promise<void> {
  const attempts = message.delivery.attempts + 1
  if (attempts >= deliveryRules.maxAttempts) {
    await settle(message, 'sending', 'failed', error)
    return
  }
  const nextAt = now + deliveryRules.firstPauseMs * 2 ** (attempts - 1)
  await changeMessage(
    message._id,
    { 'delivery.state': 'sending' },
    { $set: { 'delivery.state': 'due', 'delivery.nextAt': nextAt, 'delivery.error': error } },
  )
}
