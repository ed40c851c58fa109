/** Owns what the actions about papers and binders answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import { binderRefusals } from './binders'
import { livelihoodRefusals } from './livelihoods'
import { certificateRefusals } from './certificates'
import { figureRefusals } from './figures'
import { fileRefusals } from './file-asks'
import { gigRefusals } from './gigs'
import { honourRefusals } from './honours'
import { allyRefusals } from './allies'
import { sortRefusals } from './sortings'
import { articleRefusals } from './articles'
import { stallRefusals } from './stalls'
import { surveyRefusals } from './surveys'
import type { Refusals } from './refusals'

const ofPerson: Refusals = {
  gone: { personId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}
const ofPaper: Refusals = { ...ofPerson, gone: { personId: 'NOT_FOUND', paperId: 'NOT_FOUND' } }

export const paperRefusals: {
  [
    A in Extract<
      ActionName,
      | `papers.${string}`
      | `livelihood.${string}`
      | `certificate.${string}`
      | `binder.${string}`
      | `figures.${string}`
      | `file.${string}`
      | `honour.${string}`
      | `starCard.${string}`
      | `survey.${string}`
      | `sort.${string}`
      | `gig.${string}`
      | `article.${string}`
      | `search.${string}`
      | `ally.${string}`
      | `stalls.${string}`
    >
  ]: Refusals
} = {
  'papers.file': ofPerson,
  'papers.grant': ofPerson,
  'papers.end': ofPaper,
  'papers.number': ofPaper,
  ...binderRefusals,
  ...figureRefusals,
  ...livelihoodRefusals,
  ...fileRefusals,
  ...certificateRefusals,
  ...honourRefusals,
  ...surveyRefusals,
  ...sortRefusals,
  ...gigRefusals,
  ...articleRefusals,
  ...allyRefusals,
  ...stallRefusals,
}
