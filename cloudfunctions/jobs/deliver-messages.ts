/**
 * Owns delivering messages to people's WeChat. No message is sent twice: it is claimed before it is sent, and one
 * whose run died in between stays in the inbox only, because nobody can know whether it went out.
 */
import { deliveryRules, templateData, templateOf } from '@/domain/message/templates'
import { changeMessage, findMessages, type MessageDoc } from '../api/repositories/messages'
import { calledOff } from '../api/repositories/notices'
import { changePerson, findPerson } from '../api/repositories/people'
import { sendSubscription } from '../api/platform/messages'
import type { Job } from './job'

export const deliverMessages: Job = {
  name: 'deliverMessages',
  run: async (now, limit) => {
    const [due, stuck] = await Promise.all([
      findMessages({ 'delivery.state': 'due', 'delivery.nextAt': { $lte: now } }, limit),
      findMessages(
        { 'delivery.state': 'sending', 'delivery.nextAt': { $lte: now - deliveryRules.sendingMs } },
        limit,
      ),
    ])
    for (const message of stuck) await settle(message, 'sending', 'inboxOnly', 'the sending run ended early')
    const off = await calledOff(due.flatMap(({ aboutId }) => aboutId ?? []))
    for (const message of due) {
      if (message.aboutId !== null && off.has(message.aboutId))
        await settle(message, 'due', 'inboxOnly', 'called off')
      else await deliver(message, now)
    }
    return { done: due.length + stuck.length, more: due.length === limit }
  },
}

type DeliveryState = MessageDoc['delivery']['state']

const settle = (message: MessageDoc, from: DeliveryState, to: DeliveryState, error: string | null = null) =>
  changeMessage(
    message._id,
    { 'delivery.state': from },
    { $set: { 'delivery.state': to, 'delivery.error': error } },
  )

async function deliver(message: MessageDoc, now: number): Promise<void> {
  const template = templateOf[message.kind]
  const person = await findPerson(message.personId)
  if (!person || person.openid === '' || (person.subscriptions[template] ?? 0) <= 0) {
    await settle(message, 'due', 'inboxOnly')
    return
  }
  const claimed = await changeMessage(
    message._id,
    { 'delivery.state': 'due', 'delivery.attempts': message.delivery.attempts },
    { $set: { 'delivery.state': 'sending', 'delivery.nextAt': now }, $inc: { 'delivery.attempts': 1 } },
  )
  if (!claimed) return
  const stock = `subscriptions.${template}`
  // A consent serves once, so it is used up before sending and given back when nothing was sent.
  if (!(await changePerson(person._id, { [stock]: { $gt: 0 } }, { $inc: { [stock]: -1 } }))) {
    await settle(message, 'sending', 'inboxOnly')
    return
  }
  const { openid } = person
  const delivery = await sendSubscription({
    openid,
    template,
    page: message.page,
    data: templateData(message),
  })
  if (delivery.is === 'sent') await settle(message, 'sending', 'sent')
  else if (delivery.is === 'noConsent') {
    await changePerson(person._id, {}, { $set: { [stock]: 0 } })
    await settle(message, 'sending', 'inboxOnly', 'no consent')
  } else if (delivery.is === 'unknown') await settle(message, 'sending', 'inboxOnly', delivery.error)
  else {
    await changePerson(person._id, {}, { $inc: { [stock]: 1 } })
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
