/** Which consents are asked for at which moment: few at once, never one-time and long-term ones together. */
import fc from 'fast-check'
import {
  askedTogether,
  askingMoments,
  MOST_ASKED,
  type AskingMoment,
} from '../../../src/domain/message/asking'
import { messageKinds } from '../../../src/domain/message/documents'
import { subscriptionTemplates, templateOf } from '../../../src/domain/message/templates'

const moments = Object.keys(askingMoments) as AskingMoment[]

it('one request holds at most three templates, all of one kind, the first of the moment among them', () => {
  fc.assert(
    fc.property(fc.constantFrom(...moments), fc.subarray([...subscriptionTemplates]), (moment, longTerm) => {
      const asked = askedTogether(moment, longTerm)
      expect(asked[0]).toBe(askingMoments[moment][0])
      expect(asked.length).toBeLessThanOrEqual(MOST_ASKED)
      expect(new Set(asked.map((template) => longTerm.includes(template))).size).toBe(1)
    }),
  )
})

it('every template that carries a message is asked for at some moment', () => {
  const asked = new Set<string>(moments.flatMap((moment) => askingMoments[moment]))
  expect(messageKinds.filter((kind) => !asked.has(templateOf[kind]))).toEqual([])
})

it('without a word about long-term ones a sign-up asks for all that may follow it', () => {
  expect(askedTogether('signedUp', [''])).toEqual(['placeNotice', 'sessionNotice', 'hoursNotice'])
  expect(askedTogether('inboxRead', ['caseNotice'])).toEqual(['stationNotice'])
})
