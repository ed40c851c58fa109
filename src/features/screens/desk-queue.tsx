/** Owns a list of cases as the desk works through it: the views, what waits in each, and what was done to the last one. */
import { useContext, useRef, useState, type ReactNode } from 'react'
import type { Answer } from '@/api/failure'
import type { ShownList, Views } from '@/api/pages'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { PickField } from '@/components/field/pick-field'
import type { DrawingName } from '@/components/drawing'
import { Screen } from '@/components/screen'
import { Segments, type Option } from '@/components/segments'
import { type AtSide, Side } from '@/components/side'
import { Empty } from '@/components/states/empty'
import {
  Alone,
  BesideColumn,
  BesideRow,
  type Face,
  FaceRow,
  type Listed,
  useChosen,
  useListed,
} from './beside'
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
  /** The order of the cards, where it is not the list's own. */
  order?: (items: P['items'], now: number) => P['items']
  /** The page that a card opens: on a computer the list then stands beside it. */
  opens?: (item: P['items'][number]) => string
  /**
   * What a computer says of each at the left, where the cards open no page: one card, or several that belong together,
   * stands in full beside them.
   */
  faces?: (items: P['items'], now: number, view: V) => readonly Face<P['items'][number]>[]
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
      saying={saying}
    />
  )
}

interface QueueState<V extends string, P extends ListPage> {
  queue: DeskQueueProps<V, P>
  view: V
  text: string
  now: number
  saying: Saying
  shownList: ShownList<P>
  look: (next: V) => void
  find: (typed: string) => void
}

function useQueue<V extends string, P extends ListPage>(queue: DeskQueueProps<V, P>): QueueState<V, P> {
  const { list, start } = queue
  const [view, setView] = useState(start)
  const [text, setText] = useState('')
  const saying = useSaid()
  return {
    ...{ queue, view, text, saying },
    now: serverNow(),
    shownList: list.of(view, text),
    look: setView,
    find: setText,
  }
}

interface ColumnProps<V extends string, P extends ListPage> extends QueueState<V, P> {
  /** How its rows are drawn. */
  children: (items: P['items'], looking: Looking<V, P>) => ReactNode
}

/** What is looked for, which view, and the rows: the whole page on a phone, and what stands beside a page. */
function Column<V extends string, P extends ListPage>(state: ColumnProps<V, P>) {
  const { queue, view, text, now, saying, shownList, look, find, children } = state
  const { title, search, views, label, further, drawing, count, stale } = queue
  const choosing = views && { options: views, value: view, onChange: look, label: label ?? title }
  return (
    <>
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
        head={(page) => {
          const looking = { view, now, saying, page }
          return (
            <>
              {queue.head?.(looking)}
              <Refuse queue={queue} looking={looking} />
            </>
          )
        }}
      >
        {(items, page) => children(queue.order?.(items, now) ?? items, { view, now, saying, page })}
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
    </>
  )
}

/** The column beside a page that one of its rows has opened; each row is drawn by itself, so that it can be marked. */
function listedOf<V extends string, P extends ListPage>(
  state: QueueState<V, P>,
  page: P | null,
  path: string,
): Listed | null {
  const { queue } = state
  const { opens } = queue
  if (opens === undefined) return null
  const items: readonly P['items'][number][] = page?.items ?? []
  return {
    pages: items.map(opens),
    draw: (isOpen) => (
      <BesideColumn label={queue.title} place={path}>
        <Stack>
          <Column {...state}>
            {(rows: readonly P['items'][number][], looking) =>
              rows.map((row) => (
                <BesideRow key={opens(row)} open={isOpen(opens(row))}>
                  {queue.children([row], looking)}
                </BesideRow>
              ))
            }
          </Column>
        </Stack>
      </BesideColumn>
    ),
  }
}

interface BodyProps<V extends string, P extends ListPage> {
  state: QueueState<V, P>
  page: P | null
  /** The bar at the thumb. */
  bar: ReactNode
}

function Whole<V extends string, P extends ListPage>({ state, page, bar }: BodyProps<V, P>) {
  const { queue } = state
  return (
    <Screen title={queue.title} action={bar}>
      <Stack>
        <Column {...state}>{queue.children}</Column>
        {queue.foot?.(page)}
      </Stack>
    </Screen>
  )
}

interface SplitProps<V extends string, P extends ListPage> extends BodyProps<V, P> {
  side: AtSide
  faces: readonly Face<P['items'][number]>[]
}

/** On a computer: the faces of the cases at the left, and the one that is looked at in full beside them. */
function Split<V extends string, P extends ListPage>({ state, page, bar, side, faces }: SplitProps<V, P>) {
  const { queue, view, now, saying } = state
  const [chosen, choose] = useChosen(faces)
  const list = (
    <BesideColumn label={queue.title}>
      <Stack>
        <Column {...state}>
          {() =>
            faces.map((face) => (
              <FaceRow
                key={face.key}
                face={face}
                open={face.key === chosen?.key}
                onOpen={() => choose(face.key)}
              />
            ))
          }
        </Column>
        {queue.foot?.(page)}
      </Stack>
    </BesideColumn>
  )
  return (
    <Side.Provider value={{ ...side, list }}>
      <Screen title={queue.title} action={bar}>
        <Alone.Provider value>
          <Stack>{page && chosen && queue.children(chosen.items, { view, now, saying, page })}</Stack>
        </Alone.Provider>
      </Screen>
    </Side.Provider>
  )
}

/** The faces of a page on a computer; null where the list stands for itself. */
function useFaces<V extends string, P extends ListPage>(
  { queue, text, now, view }: QueueState<V, P>,
  page: P | null,
) {
  const side = useContext(Side)
  const before = useRef(false)
  const { faces: facesOf, order } = queue
  if (side === null || facesOf === undefined) return null
  const faces = page === null ? [] : facesOf(order?.(page.items, now) ?? page.items, now, view)
  // While another view is on its way, or nothing was found, all stays in its place.
  if (page !== null) before.current = faces.length > 0 || text !== ''
  return before.current ? { side, faces } : null
}

/** The whole page of one kind of case. */
export function DeskQueue<V extends string, P extends ListPage>(queue: DeskQueueProps<V, P>) {
  const state = useQueue(queue)
  const { shownList, saying } = state
  const resource = shownList.use()
  useListShown(shownList)
  const page = resource.status === 'ready' ? resource.data : null
  useListed((path) => listedOf(state, page, path))
  const split = useFaces(state, page)
  const action = queue.action?.(page)
  const bar = (saying.said !== null || action) && (
    <Stack>
      <SaidNote saying={saying} />
      {action}
    </Stack>
  )
  const body = { state, page, bar }
  return split ? <Split {...body} {...split} /> : <Whole {...body} />
}
