/** Owns a person's inbox and the stock of one-time message consents. */
import type { MessageDocument } from '@/domain/message/documents'
import { done, joinedAll, type Handler } from '../../handler'
import { changeDocs, countDocs } from '../../platform/cloud'
import { changePerson, findPerson } from '../../repositories/people'

const PAGE = 20
const KEYS_KEPT = 20

export const messages: Handler<'me.messages'> = {
  joins: ({ input, personId, now }) => ({
    messages: {
      from: 'messages',
      where: { personId, at: { $lt: input.cursor ? Number(input.cursor) || 0 : now + 1 } },
      order: { at: -1 },
      limit: PAGE + 1,
    },
  }),
  run: async ({ joined }) => {
    const found = joinedAll<MessageDocument & { _id: string }>(joined, 'messages')
    const items = found.slice(0, PAGE)
    return done({
      items: items.map((message) => ({
        messageId: message._id,
        title: message.title,
        text: message.text,
        page: message.page,
        at: message.at,
        read: !message.unread,
      })),
      next: found.length > PAGE ? String(items[items.length - 1]?.at ?? '') : null,
    })
  },
}

export const readMessages: Handler<'me.readMessages'> = {
  run: async ({ caller, input, now }) => {
    const { personId } = caller
    const mine = { _id: { $in: input.messageIds }, personId, unread: true }
    await changeDocs('messages', mine, { $set: { unread: false, readAt: now } })
    return done({ unread: await countDocs('messages', { personId, unread: true }) })
  },
}

export const subscribed: Handler<'me.subscribed'> = {
  run: async ({ caller, input, requestKey }) => {
    const more = Object.fromEntries(input.templates.map((template) => [`subscriptions.${template}`, 1]))
    await changePerson(
      caller.personId,
      { recentKeys: { $ne: requestKey } },
      { $inc: more, $push: { recentKeys: { $each: [requestKey], $slice: -KEYS_KEPT } } },
    )
    const person = await findPerson(caller.personId)
    return done({ stock: person?.subscriptions ?? {} })
  },
}
