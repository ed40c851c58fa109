/** Owns objections to honours: whoever is on a board may be objected to while it is there. */
import type { Outcome } from '@/domain/case/documents'
import { isObjectedEnough } from '@/domain/case/objected'
import { getDoc } from '../platform/cloud'
import { objectToHonour } from '../repositories/honour-moves'
import { type HonourDoc, HONOURS, honourJoin } from '../repositories/honours'
import type { Objecting, SubjectSource } from './subject'

async function object({ id, objectionId, now }: Objecting, outcome: Outcome | null): Promise<void> {
  const honour = await getDoc<HonourDoc>(HONOURS, id)
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
