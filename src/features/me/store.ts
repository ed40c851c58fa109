/** Owns what a person has told the station about themselves, and everything they may change of it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { me, useMe, type Profile } from '@/api/me'
import { callKeyed } from '@/api/request-key'
import type { Input } from '@/contract'
import { consentTexts, type ConsentScope } from '@/domain/person/consents'

/** The grids of the station, once they are known; asks for them only then. */
export const useGrids = (): Profile['grids'] => {
  const entry = useMe()
  return entry.status === 'ready' ? entry.data.profile.grids : []
}

/** Takes in the profile that a command answered. */
function taken<T extends { profile: Profile }>(answer: Answer<T>): Answer<T> {
  if (answer.ok) me.change(undefined, (data) => ({ ...data, profile: answer.data.profile }))
  return answer
}

/** Whether the person agrees to a use of their data, in the text's present version. */
export const hasConsent = ({ consents }: Profile, scope: ConsentScope): boolean =>
  consents.some(
    (consent) => consent.scope === scope && consent.given && consent.version >= consent.currentVersion,
  )

export const giveConsent = async (scope: ConsentScope, given: boolean) =>
  taken(await call('me.consent', { scope, version: consentTexts[scope].version, given }))

/** Gives the consents that are missing, then does what needs them. Stops at the first refusal. */
async function withConsents<T extends { profile: Profile }>(
  scopes: readonly ConsentScope[],
  profile: Profile,
  act: () => Promise<Answer<T>>,
): Promise<Answer<{ profile: Profile }>> {
  for (const scope of scopes) {
    if (hasConsent(profile, scope)) continue
    const answer = await giveConsent(scope, true)
    if (!answer.ok) return answer
  }
  return taken(await act())
}

/** Takes the number that WeChat's button gave a code for, with the consent it needs. */
export const bindPhone = (code: string, profile: Profile) =>
  withConsents(['phone'], profile, () => call('me.bindPhone', { code }))

export const updateProfile = (
  input: Input<'me.updateProfile'>,
  scopes: readonly ConsentScope[],
  profile: Profile,
) => withConsents(scopes, profile, () => call('me.updateProfile', input))

/** What an application cannot be handled without. */
export const volunteerConsents = ['identity', 'phone'] as const

/** @param more what is agreed to beside that */
export const applyVolunteer = (
  input: Input<'me.applyVolunteer'>,
  profile: Profile,
  more: readonly ConsentScope[],
) => withConsents([...volunteerConsents, ...more], profile, () => call('me.applyVolunteer', input))

export const withdrawVolunteer = async () => taken(await call('me.withdrawVolunteer', {}))

export const addDependant = (input: Input<'me.addDependant'>, profile: Profile) =>
  withConsents(['family'], profile, () => callKeyed('me.addDependant', input))

export const removeDependant = async (personId: string) =>
  taken(await call('me.removeDependant', { personId }))
