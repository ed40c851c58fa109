/** Owns what is being written down about a household: it outlives the app, and its photos lie on the phone. */
import { useEffect, useState } from 'react'
import { serverNow } from '@/api/server-clock'
import type { QueuedHomeVisit } from '@/api/visit-queue'
import { newRequestKey } from '@/api/request-key'
import { keepVisit, waitingVisits } from './queue'
import type { VisitedHome } from '@/domain/desk-pages'
import type { VisitChip } from '@/domain/visit/chips'
import { visitRules } from '@/domain/visit/rules'
import { openKeptFile } from '@/platform/kept-files'
import { writeItem } from '@/platform/storage'
import { useDraft } from '@/platform/use-draft'

interface VisitDraft {
  /** The visit has its key from its beginning, so that two taps are one. */
  requestKey: string
  chips: VisitChip[]
  words: string
  /** Null while nobody has said. */
  alone: boolean | null
  /** The names under which the phone keeps them. */
  photos: string[]
}

const nameOf = (personId: string): string => `home-visit:${personId}`

export function useVisitDraft(personId: string) {
  const [first, setFirst] = useState(newRequestKey)
  const draft = useDraft<VisitDraft>(nameOf(personId), {
    ...{ requestKey: first, chips: [], words: '', alone: null, photos: [] },
  })
  const { value } = draft
  return {
    value,
    /** The next one here is another visit. */
    drop: () => {
      draft.drop()
      setFirst(newRequestKey())
    },
    // The key is written down with the first answer.
    edit: (some: Partial<VisitDraft>) => draft.edit({ requestKey: value.requestKey, ...some }),
  }
}

/** What was refused goes back to where it was written, as another attempt. */
export function putRight(visit: QueuedHomeVisit): void {
  if (visit.action !== 'visit.save') return
  const { chips, words, alone, personId } = visit.input
  const photos = visit.photos.map(({ name }) => name)
  const draft: VisitDraft = { requestKey: newRequestKey(), chips, words, alone, photos }
  writeItem(`draft:${nameOf(personId)}`, draft)
}

const fullWords = `手机里已有 ${visitRules.mostWaiting} 次走访等着送，先连上网络送出一些，再接着记`
const noRoomWords = '手机存满了，没能存下。先别关小程序，清理一些空间再存'

/** Lets a visit wait on the phone, and sends it when there is signal. @returns why not; null when it is kept */
export function putBy(home: VisitedHome, draft: VisitDraft, alone: boolean): string | null {
  if (waitingVisits() >= visitRules.mostWaiting) return fullWords
  const { personId, gridId, building, shown, name } = home
  const { requestKey, chips, words } = draft
  const input = { personId, gridId, building, shown, at: serverNow(), chips, words: words.trim(), alone }
  const photos = draft.photos.map((each) => ({ name: each, fileId: null }))
  return keepVisit({ action: 'visit.save', input, requestKey, photos }, name) ? null : noRoomWords
}

/** The same for what is added to a visit. */
export function putByAddition(
  visitId: string,
  { requestKey, chips, words }: Pick<VisitDraft, 'requestKey' | 'chips' | 'words'>,
  title: string,
): string | null {
  if (waitingVisits() >= visitRules.mostWaiting) return fullWords
  const input = { visitId, at: serverNow(), chips, words: words.trim() }
  return keepVisit({ action: 'visit.correct', input, requestKey, photos: [] }, title) ? null : noRoomWords
}

/** Where photos that lie on the phone can be shown, as far as they are found. */
export function useKeptPhotos(names: readonly string[]): (name: string) => string {
  const [found, setFound] = useState<Record<string, string>>({})
  useEffect(() => {
    for (const name of names.filter((one) => found[one] === undefined))
      void openKeptFile(name).then((path) => setFound((all) => ({ ...all, [name]: path ?? '' })))
  }, [names, found])
  return (name) => found[name] ?? ''
}
