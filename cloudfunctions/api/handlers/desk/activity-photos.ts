/** Owns handing in the photos of an activity: what it says then, and the check that has to follow. */
import type { ActivityDocument } from '@/domain/activity/documents'
import { arePassed, namesOthers, pictured } from '@/domain/activity/pictures'
import { deskPages } from '@/domain/desk-pages'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { nameOf } from '@/domain/person/name-of'
import type { Caller } from '../../handler'
import { newCheck } from '../../repositories/checks'
import { checkOf, itemKinds } from '../../repositories/items'

interface HandedIn {
  set: Pick<ActivityDocument, 'pictures'>
  items: OutboxItem[]
}

/**
 * @param files as the form names them; left out by a phone that knows nothing of photos, and what stands stays
 * @param mark tells this time from another: a request key, or the version that was changed
 * @returns nothing to write where the photos stay as they are
 */
export async function handInPhotos(
  activity: Pick<ActivityDocument, '_id' | 'title' | 'pictures'>,
  files: readonly string[] | undefined,
  { caller, mark, now }: { caller: Caller; mark: string; now: number },
): Promise<HandedIn> {
  if (files === undefined || !namesOthers(activity, files)) return { set: {}, items: [] }
  const { _id, title, pictures } = activity
  const former = pictures?.content ?? null
  if (arePassed(activity, files)) return { set: { pictures: pictured(activity, files, former) }, items: [] }
  if (files.length === 0) {
    const items = former
      ? [itemKinds.replaceCheck.item(`replace:${former.checkId}`, now, { checkId: former.checkId })]
      : []
    return { set: { pictures: pictured(activity, [], null) }, items }
  }
  const { personId, stationId, person } = caller
  const check = await newCheck({
    subject: { kind: 'activity', id: _id, part: 'photos' },
    author: { personId, stationId, openid: person.openid, name: nameOf(person) },
    title: `活动「${title}」的照片`,
    page: deskPages.deskActivity(_id),
    text: '',
    media: files.map((fileId) => ({ fileId, kind: 'image' })),
    mark,
    replaces: former?.checkId ?? null,
    now,
  })
  return { set: { pictures: pictured(activity, files, pieceOf(check)) }, items: [checkOf(check)] }
}
