/** What somebody sends who agrees to a use of their data, or takes it back, in the text's present version. */
import { consentTexts, type ConsentScope } from '../../src/domain/person/consents'

export const consentTo = (scope: ConsentScope, given = true) => ({
  scope,
  version: consentTexts[scope].version,
  given,
})
