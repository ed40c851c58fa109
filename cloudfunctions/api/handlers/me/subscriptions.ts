/** Owns the stock of one-time message consents. */
import { done, type Handler } from '../../handler'
import { changePerson, findPerson } from '../../repositories/people'

const KEYS_KEPT = 20
const MOST_IN_STOCK = 100

export const subscribed: Handler<'me.subscribed'> = {
  run: async ({ caller, input, requestKey }) => {
    // WeChat itself keeps no more than a few; what is above the bound could never be used up.
    const wanted = [...new Set(input.templates)].filter(
      (template) => (caller.person.subscriptions[template] ?? 0) < MOST_IN_STOCK,
    )
    if (wanted.length === 0) return done({ stock: caller.person.subscriptions })
    const more = Object.fromEntries(wanted.map((template) => [`subscriptions.${template}`, 1]))
    await changePerson(
      caller.personId,
      { recentKeys: { $ne: requestKey } },
      { $inc: more, $push: { recentKeys: { $each: [requestKey], $slice: -KEYS_KEPT } } },
    )
    const person = await findPerson(caller.personId)
    return done({ stock: person?.subscriptions ?? {} })
  },
}
