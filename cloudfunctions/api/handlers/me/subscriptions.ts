/** Owns the stock of one-time message consents. */
import { done, type Handler } from '../../handler'
import { changePerson, findPerson } from '../../repositories/people'

const KEYS_KEPT = 20

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
