/** Owns what members of a household are told: who invites, joins, declines, and when somebody was asked to leave. */
import { appPages } from '@/domain/app-pages'
import type { HouseholdDocument } from '@/domain/household/documents'
import type { MessageDocument } from '@/domain/message/documents'
import { maskName } from '@/domain/person/mask'
import { messageOf } from '../../repositories/messages'

interface News {
  kind: 'invited' | 'joined' | 'declined' | 'removed'
  /** Who did it; masked unless both are members. */
  name: string
}

const words = (household: HouseholdDocument, { kind, name }: News): { title: string; caption: string } => {
  switch (kind) {
    case 'invited':
      return {
        title: '家人请您加入家庭账户',
        caption: `${maskName(name)} 请您加入「${household.name}」，一起用积分。要不要加入，您来定。`,
      }
    case 'joined':
      return { title: '家人加入了', caption: `${name} 加入了「${household.name}」。` }
    case 'declined':
      return { title: '家人暂不加入', caption: `${maskName(name)} 暂时不加入「${household.name}」。` }
    case 'removed':
      return {
        title: '您已离开家庭账户',
        caption: `您不在「${household.name}」里了，自己放进去还在的积分已回到您的账上。`,
      }
  }
}

/** A message to one person about the household; one for each version of it. */
export const householdMessage = (
  household: HouseholdDocument,
  personId: string,
  news: News,
  at: number,
): MessageDocument =>
  messageOf('toDo', {
    personId,
    stationId: household.stationId,
    cause: [household._id, household.version, news.kind],
    at,
    params: { ...words(household, news), page: appPages.household },
  })
