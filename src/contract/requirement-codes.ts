/** Owns with which codes whoever does not meet what a session asks for is refused, whichever action it is. */

export const requirementCodes = [
  ...(['VOLUNTEERS_ONLY', 'BIRTH_DATE_NEEDED', 'NOT_ELIGIBLE_AGE'] as const),
  ...(['CREDENTIAL_NEEDED', 'TRAINING_NEEDED', 'COVER_NEEDED'] as const),
] as const
