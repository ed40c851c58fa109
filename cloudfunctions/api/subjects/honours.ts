/** Owns objections to honours: whoever is on a board may be objected to while it is there. */
import type { Outcome } from '@/domain/case/documents'
import { isObjectedEnough } from '@/domain/case/objected'
import { getDoc } from '../platform/cloud'
import { objectToHonour } from '../repositories/honour-moves'
import { type HonourDoc, HONOURS, honourJoin } from '../repositories/honours'
import { casesOfKind } from './cases'
import type { Objecting, SubjectSource } from './subject'

const stars = casesOfKind('star')

async function object(objecting: Objecting, outcome: Outcome | null): Promise<void> {
  const { id, objectionId, now } = objecting
  const honour = await getDoc<HonourDoc>(HONOURS, id)
  // The honour of a star stands and falls with its case, and so does the star itself.
  if (honour?.source.kind === 'star') {
    const ofCase = { ...objecting, id: honour.source.id }
    return outcome === null ? stars.stop(ofCase) : stars.relieve(ofCase, outcome)
  }
  if (honour) await objectToHonour(honour, { caseId: objectionId, outcome, now })
}

export const honourSubjects: SubjectSource<HonourDoc> = {
  join: honourJoin,
  read: (honour, part) => {
    const { title, grantedBy, state, history, ownerId, personId } = honour
    if (part !== '' || state !== 'shown' || isObjectedEnough(honour)) return null
    const about = [ownerId, personId].flatMap((id) => id ?? [])
    return {
      title: `荣誉「${title}」，${grantedBy}评的`,
      aboutIds: about,
      deciderIds: [...new Set(history.map(({ by }) => by))].filter(
        (id) => id !== 'system' && !about.includes(id),
      ),
    }
  },
  stop: (objecting) => object(objecting, null),
  relieve: object,
}
