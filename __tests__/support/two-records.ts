/** Owns two records of one person, of which the second is suspected to be of the first. */
import { aPerson } from './builders'

const known = { realName: '郑桂兰', birthDate: '1950-01-01', gridId: 'g01' }
const withCard = (card: string) => ({ cardToken: card, cardTokens: [card] })

export const twoRecords = () => [
  aPerson('', { ...known, _id: 'r-one', ...withCard('card-r-one') }),
  aPerson('', {
    ...{ ...known, _id: 'r-two', ...withCard('card-r-two') },
    twins: [{ at: 2, why: 'person', child: '', others: ['r-one'] }],
  }),
]
