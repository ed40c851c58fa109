/** Owns a list of cases as the desk works through it: the views, what waits in each, and what was done to the last one. */
import { useState, type ReactNode } from 'react'
import type { Answer } from '@/api/failure'
import type { Views } from '@/api/pages'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { PickField } from '@/components/field/pick-field'
import type { DrawingName } from '@/components/drawing'
import { Screen } from '@/components/screen'
import { Segments, type Option } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { ListSearch, type ListSearchProps, NotFound } from './list-search'
import { LoadedList, type ListPage, useListShown } from './loaded-list'
import type { Stale } from './loaded'
import { RefuseMany, type ManyDecided, type Refusable, type SeenVersion } from './refuse-many'
import { SaidNote, useSaid, type Saying } from './said'

/** What the cards of a queue are drawn with. */
interface Looking<V, P> {
  page: P
  view: V
  now: number
  /** Says at the thumb what came of a decision. */
  saying: Saying
}

/** Several of a view turned down with one reason. */
interface Refusing<V, I> {
  /** Where that can be done. */
  views: readonly V[]
  /** Names the draft of the reason. */
  draft: (view: V) => string
  /** 退回, 不通过 */
  verb: string
  /** What will follow. */
  text: string
  placeholder: string
  /** What of a case is shown; false where it cannot be turned down now. */
  of: (item: I) => Refusable | false
  refuse: (view: V, seen: SeenVersion[], reason: string) => Promise<Answer<ManyDecided>>
}

interface DeskQueueProps<V extends string, P extends ListPage> {
  title: string
  list: Views<V, P>
  /** Declares that the list is looked through by words, on the server. */
  search?: ListSearchProps
  /** What is looked at first. */
  start: V
  /** Those to choose from, at the top; left out where there is one only. */
  views?: readonly Option<V>[]
  /** What the views tell apart: 哪些内容. */
  label?: string
  /** Views beyond those, chosen beneath the list. */
  further?: { label: string; placeholder: string; views: readonly Option<V>[] }
  /** What is drawn where a view holds nothing. */
  drawing?: DrawingName
  /** What is said where a view holds nothing. */
  empty: (view: V) => { title: string; text: string }
  count?: number
  stale?: Stale
  /** The button at the thumb, beneath what has just been done; the page is null while it is not there. */
  action?: (page: P | null) => ReactNode
  /** What stands above the cards. */
  head?: (looking: Looking<V, P>) => ReactNode
  refuseMany?: Refusing<V, P['items'][number]>
  /** What stands beneath the list. */
  foot?: (page: P | null) => ReactNode
  /** The cards, when there are any. */
  children: (items: P['items'], looking: Looking<V, P>) => ReactNode
}

/** The case that somebody came for, before the others. */
export const withFirst = <I,>(items: readonly I[], isFirst: (item: I) => boolean): I[] => [
  ...items.filter(isFirst),
  ...items.filter((item) => !isFirst(item)),
]

interface PartProps<V extends string, P extends ListPage> {
  queue: DeskQueueProps<V, P>
  looking: Looking<V, P>
}

function Refuse<V extends string, P extends ListPage>({ queue, looking }: PartProps<V, P>) {
  const { page, view, saying } = looking
  if (!queue.refuseMany?.views.includes(view)) return null
  const { draft, of, refuse, verb, text, placeholder } = queue.refuseMany
  return (
    <RefuseMany
      {...{ verb, text, placeholder }}
      draft={draft(view)}
      items={page.items.flatMap((item: P['items'][number]) => of(item) || [])}
      refuse={(seen, reason) => refuse(view, seen, reason)}
      onSaid={saying.say}
    />
  )
}

/** The whole page of one kind of case. */
export function DeskQueue<V extends string, P extends ListPage>(queue: DeskQueueProps<V, P>) {
  const { title, list, search, start, views, label, further, drawing, count, stale } = queue
  const [view, setView] = useState(start)
  const [text, setText] = useState('')
  const saying = useSaid()
  const shownList = list.of(view, text)
  const resource = shownList.use()
  useListShown(shownList)
  const page = resource.status === 'ready' ? resource.data : null
  const looking = { view, now: serverNow(), saying }
  const look = (next: V) => {
    setView(next)
    void list.of(next, text).open()
  }
  const find = (typed: string) => {
    setText(typed)
    void list.of(view, typed).open()
  }
  const choosing = views && { options: views, value: view, onChange: look, label: label ?? title }
  const action = queue.action?.(page)
  const bar = (saying.said !== null || action) && (
    <Stack>
      <SaidNote saying={saying} />
      {action}
    </Stack>
  )
  return (
    <Screen title={title} action={bar}>
      <Stack>
        {search && <ListSearch {...search} text={text} onText={find} />}
        {choosing && (further ? <Choice {...choosing} /> : <Segments {...choosing} />)}
        <LoadedList
          {...{ list: shownList, count, stale }}
          empty={
            text === '' ? (
              <Empty {...(drawing && { drawing })} {...queue.empty(view)} />
            ) : (
              <NotFound text={text} onText={find} />
            )
          }
          head={(shown) => (
            <>
              {queue.head?.({ ...looking, page: shown })}
              <Refuse queue={queue} looking={{ ...looking, page: shown }} />
            </>
          )}
        >
          {(items, shown) => queue.children(items, { ...looking, page: shown })}
        </LoadedList>
        {further && (
          <PickField
            label={further.label}
            options={further.views}
            value={further.views.some(({ value }) => value === view) ? view : null}
            onChange={look}
            placeholder={further.placeholder}
          />
        )}
        {queue.foot?.(page)}
      </Stack>
    </Screen>
  )
}
