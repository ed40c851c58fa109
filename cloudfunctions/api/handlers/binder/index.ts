/** Owns the handlers of the month's binder: looking at it, making it, taking a file of it, and the rows of its registers. */
import type { binderActions } from '@/contract/binder'
import type { Output } from '@/contract'
import type { BinderDocument } from '@/domain/binder/documents'
import { sumsOf } from '@/domain/binder/columns'
import { beginBinder, isAhead, isOver, progressOf, wantedMonth } from '@/domain/binder/make'
import { volumesOf, volumeWriting } from '@/domain/binder/volumes'
import { momentWord } from '@/domain/words/moments'
import { spanOf, summedUp } from '@/domain/gaps/gaps'
import { maskName } from '@/domain/person/mask'
import { nameFor, nameOf } from '@/domain/person/name-of'
import { HEAD, holds, isStaff } from '@/domain/person/roles'
import type { Month } from '@/domain/points/months'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, type Handlers, joinedOne, refuse } from '../../handler'
import { gapJoins, gapsIn } from '../../gaps/sources'
import { type Doc, getJoined } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { registers } from '../../registers'
import { gather, shapeOf } from '../../registers/gather'
import {
  type BinderDoc,
  binderJoin,
  findBinder,
  linesIn,
  noteTaken,
  writeBinder,
} from '../../repositories/binders'
import { isSummedIn, summedJoin } from '../../repositories/points'
import { withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'

type View = Output<'binder.make'>
type Joined = Parameters<typeof joinedOne>[0]

/** Lines of a register that one page shows. */
const PAGE = 40

function chapterViews({ chapters }: BinderDocument): View['chapters'] {
  return rowsOf(chapters, (chapter) => {
    const { key, rows } = chapter
    const { title, none } = shapeOf(key)
    return { key, title, none, rows, sums: sumsOf(chapter) }
  })
}

function view(
  binder: BinderDocument | null,
  { month, caller, now }: { month: Month; caller: Caller; now: number },
): View {
  const { state: reported = 'none', byName = '', at = null } = binder?.national ?? {}
  const national = holds(HEAD, caller) ? { state: reported, byName, at } : null
  const known = { month, isOver: isOver(month, now), mayMake: isStaff(caller), national }
  if (binder === null)
    return {
      ...{ ...known, state: 'none', frozen: false, done: 0, of: 0, rows: 0, chapters: [] },
      ...{ volumes: { word: 0, sheet: 0 }, begunBy: null, madeAt: null, handedOut: [] },
    }
  const { state, frozen, begunByName, madeAt, handedOut, chapters } = binder
  const isMade = state === 'ready'
  return {
    ...{ ...known, state, frozen, ...progressOf(binder) },
    rows: chapters.reduce((all, { rows }) => all + rows, 0),
    chapters: isMade ? chapterViews(binder) : [],
    volumes: isMade
      ? { word: volumesOf(binder, 'word').length, sheet: volumesOf(binder, 'sheet').length }
      : { word: 0, sheet: 0 },
    begunBy: nameFor(begunByName, caller),
    madeAt,
    handedOut: [...handedOut]
      .reverse()
      .map(({ name, what, at }) => ({ name: nameFor(name, caller), what, at })),
  }
}

const stationIn = (joined: Joined) => joinedOne<StationDocument & Doc>(joined, 'station')
const binderIn = (joined: Joined) => joinedOne<BinderDoc>(joined, 'binder')

/** So many of what is missing are told; the page of what is missing has all. */
const FIRST = 5

/** What the papers of the month lack, while it can be put right. One request. */
async function lacksOf(of: Month, { stationId, personId: viewerId }: Caller, now: number) {
  const span = spanOf(of, now)
  const joins = gapJoins({ stationId, span, viewerId, now })
  const read = await getJoined<StationDocument & Doc>('stations', stationId, joins)
  const { gaps, count, more } = summedUp(gapsIn(read?.doc ?? null, read?.joined ?? {}, { span, now }))
  return { count, more, first: gaps.slice(0, FIRST) }
}

/** One request; two while the month can be put right. */
const month: Handler<'binder.month'> = {
  joins: ({ input, now }) => ({ binder: binderJoin(input.month ?? wantedMonth(now)) }),
  run: async ({ caller, input, joined, now }) => {
    const of = input.month ?? wantedMonth(now)
    const shown = view(binderIn(joined), { month: of, caller, now })
    const isOpen = shown.mayMake && !shown.frozen && !isAhead(of, now)
    return done({ ...shown, lacks: isOpen ? await lacksOf(of, caller, now) : null })
  },
}

/** One request where it is made; else as many as its next parts take. */
const make: Handler<'binder.make'> = {
  joins: ({ input: { month: of } }) => ({ ...withStation, binder: binderJoin(of), ...summedJoin(of) }),
  run: async ({ caller, input, joined, now }) => {
    const station = stationIn(joined)
    if (!station) return refuse('NOT_FOUND')
    const before = binderIn(joined)
    const who = { by: caller.personId, name: nameOf(caller.person) }
    const begun = beginBinder(before, {
      stationId: station._id,
      month: input.month,
      ...who,
      isSummed: isSummedIn(joined),
      now,
    })
    if (!begun.ok) return begun
    const binder = begun.value
    const isNew = binder !== before
    const seen = before?.version ?? 0
    const about = { month: input.month, caller, now }
    if (binder.state === 'ready') return done(view(binder, about))
    if (isNew && !(await writeBinder(binder, seen)))
      return done(view(await findBinder(station._id, input.month), about))
    const gathered = await gather(binder, station, now)
    return done(view(gathered ?? (await findBinder(station._id, input.month)), about))
  },
}

/** The binder, the rows, one write of who takes it, and one call of the function that makes files. */
const file: Handler<'binder.file'> = {
  joins: ({ input }) => ({ ...withStation, binder: binderJoin(input.month) }),
  run: async ({ caller, input, joined, now }) => {
    const [station, binder] = [stationIn(joined), binderIn(joined)]
    if (!station || binder?.state !== 'ready') return refuse('BINDER_UNMADE')
    const { as, volume } = input
    const pieces = volumesOf(binder, as)[volume]
    if (!pieces) return refuse('NOT_FOUND')
    const linesOf = await linesIn(pieces.flatMap(({ parts }) => parts))
    const writing = volumeWriting(binder, as, volume, {
      ...{ station: station.name, by: maskName(binder.begunByName), shapeOf, linesOf },
      at: momentWord(binder.madeAt ?? now, now),
    })
    if (!writing) return refuse('NOT_FOUND')
    const what = `${as === 'word' ? 'Word' : '表格'}${volume > 0 ? `第 ${volume + 1} 册` : ''}`
    const who = { personId: caller.personId, name: nameOf(caller.person) }
    // Before it is made: a file that nobody is noted to have taken does not leave.
    if (!(await noteTaken(binder, who, what, now))) return refuse('BINDER_UNMADE')
    return done(await writeFile(writing, as))
  },
}

/** Two requests. */
const markNational: Handler<'binder.markNational'> = {
  joins: ({ input }) => ({ binder: binderJoin(input.month) }),
  run: async ({ caller, input, joined, now }) => {
    const binder = binderIn(joined)
    if (binder?.state !== 'ready') return refuse('BINDER_UNMADE')
    const about = { month: input.month, caller, now }
    if ((binder.national?.state ?? 'none') === input.state) return done(view(binder, about))
    const national = { state: input.state, byName: nameOf(caller.person), at: now }
    const marked = { ...binder, national }
    if (!(await writeBinder(marked, binder.version))) return refuse('STALE')
    return done(view(marked, about))
  },
}

/** Two requests, and those for what lies beside the rows. */
const rows: Handler<'binder.rows'> = {
  joins: () => withStation,
  run: async ({ input, joined, now }) => {
    const station = stationIn(joined)
    if (!station) return refuse('NOT_FOUND')
    const { register, lines: read } = registers[input.register]
    const { lines, opens, next } = await read({ station, month: input.month, now }, input.cursor, PAGE)
    return done({
      ...{ title: register.title, none: register.none, next },
      columns: register.columns.map(({ head, room, is, leads = false }) => ({
        ...{ head, room, isNumber: is === 'sum', leads },
      })),
      items: lines.map(({ cells }, at) => ({ cells, opens: opens[at] ?? null })),
    })
  },
}

export const binderHandlers: Handlers<keyof typeof binderActions> = {
  'binder.month': month,
  'binder.make': make,
  'binder.markNational': markNational,
  'binder.file': file,
  'binder.rows': rows,
}
