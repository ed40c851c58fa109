/**
 * Owns the handlers that put on paper what a page of the desk shows: each asks what the page asks, with the same rights,
 * and hands the answer to the function that writes files.
 */
import type { fileActions } from '@/contract/file'
import type { ActionName, Output, ParsedInput } from '@/contract'
import { rosterPaper } from '@/domain/attendance/roster-paper'
import { type Paper, paperWriting } from '@/domain/files/paper'
import type { FileKind, Writing } from '@/domain/files/writing'
import { ledgerPaper, type LedgerRow } from '@/domain/hours/ledger-paper'
import { noticeWriting } from '@/domain/campaign/notice-paper'
import { nameOf } from '@/domain/person/name-of'
import { nationalWriting } from '@/domain/registers/national-writing'
import { registerPaper } from '@/domain/registers/paper'
import { cardsWriting, codeWriting, doorWriting, stickersWriting } from '@/domain/attendance/code-papers'
import type { StationDocument } from '@/domain/station/documents'
import { certificateWriting } from '@/domain/certificate/paper'
import { stallsPaper } from '@/domain/stalls/paper'
import { statementPaper } from '@/domain/store/statement-paper'
import { monthWord } from '@/domain/words/moments'
import {
  type Context,
  done,
  type Handler,
  type Handlers,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { READ_AT_ONCE, upTo } from '../../kernel/paging'
import type { Doc } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { pictureBytes } from '../../platform/kept-files'
import { registers } from '../../registers'
import { linesOn } from '../../registers/source'
import { nationalRows, nationalSheets } from '../../registers/national'
import { type BinderDoc, binderJoin, noteTaken } from '../../repositories/binders'
import { type CampaignDoc, campaignJoin } from '../../repositories/campaigns'
import { holidaysOf, withStation } from '../../repositories/stations'
import { codeOf } from '../../repositories/certificates'
import { withJoined } from '../../access/station'
import { chosenIn } from '../campaign/read'
import { onOwn, withCertificate } from '../certificate'
import { printCards } from '../desk/cards'
import { printRoster } from '../desk/roster'
import { readLedger, records } from '../hours/ledger'
import { code as stationCode } from '../station/code'
import { places } from '../station/places'
import { statement } from '../store/partners'
import { desk as stallsDesk } from '../stalls'
import { codeFile, resultFile } from '../survey/files'

type FileAction = keyof typeof fileActions
type File = Output<'file.roster'>

/** What one file holds at most; a page reads on, a file does not. */
const MOST_LINES = 1_000

const asOf = (input: object): FileKind => (input as { as?: FileKind }).as ?? 'word'

/** Null: there is nothing to write. */
const written = async (writing: Writing | null, input: object): Promise<Result<File>> =>
  writing === null ? refuse('NOTHING_TO_WRITE') : done(await writeFile(writing, asOf(input)))

const asPaper = <R>(paper: Paper<R> | null): Writing | null => paper && paperWriting(paper)

/**
 * A file of what a query answers. Whoever may not ask it is refused by it.
 * @param write what the answer says on paper; null where there is nothing
 */
function onPaper<F extends FileAction, Q extends ActionName>(
  query: Handler<Q>,
  write: (
    answer: Output<Q>,
    context: Context<F>,
  ) => Writing | null | Result<never> | Promise<Writing | null | Result<never>>,
): Handler<F> {
  const { joins, run } = query
  return {
    ...(joins && { joins: (given) => joins({ ...given, input: given.input as unknown as ParsedInput<Q> }) }),
    run: async (context: Context<F>) => {
      const answer = await run({ ...context, input: context.input as unknown as ParsedInput<Q> })
      if (!answer.ok) return answer
      const writing = await write(answer.value, context)
      if (writing !== null && 'ok' in writing) return writing
      return (await written(writing, context.input)) as Result<Output<F>>
    },
  }
}

const roster = onPaper<'file.roster', 'desk.printRoster'>(printRoster, (sheet, { now }) =>
  asPaper(rosterPaper(sheet, now)),
)

const stalls = onPaper<'file.stalls', 'stalls.desk'>(stallsDesk, (fair, { now }) =>
  asPaper(stallsPaper(fair, now)),
)

/** Pages of the ledger that one file reads at most; with words to look by a page may hold few of them. */
const MOST_LEDGER_PAGES = 20

/** As many requests as a thousand lines take, besides the caller. */
const ledger: Handler<'file.ledger'> = {
  ...(records.joins && { joins: records.joins as never }),
  run: async (context) => {
    const { input } = context
    const rows: LedgerRow[] = []
    let whose = input.month === undefined ? '' : monthWord(input.month)
    let cursor: string | null | undefined
    for (let page = 0; page < MOST_LEDGER_PAGES && cursor !== null && rows.length < MOST_LINES; page += 1) {
      const asked = { ...context, input: { ...input, ...(cursor !== undefined && { cursor }) } }
      const answer = await readLedger(asked as never, READ_AT_ONCE)
      if (!answer.ok) return answer
      rows.push(...answer.value.items)
      whose = answer.value.person?.name ?? whose
      cursor = answer.value.next
    }
    const title = [whose, '时长台账', input.text && `只有「${input.text}」的`].filter(Boolean).join(' · ')
    return written(rows.length === 0 ? null : asPaper(ledgerPaper(title, rows, cursor !== null)), input)
  },
}

const register: Handler<'file.register'> = {
  joins: () => withStation,
  run: async ({ input, joined, now }) => {
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    if (!station) return refuse('NOTHING_TO_WRITE')
    const { register: shape, lines } = registers[input.register]
    const of = { station, month: input.month, now }
    const { rows, isCut } = await upTo(MOST_LINES, (cursor) => linesOn(lines, of, cursor))
    const title = `${station.name} ${monthWord(input.month)} · ${shape.title}`
    return written(rows.length === 0 ? null : registerPaper(title, shape, rows, isCut), input)
  },
}

/** Whole names leave the station by it, so that who made it is noted with the binder of the month, which has to be there. */
const national: Handler<'file.national'> = {
  joins: ({ input }) => ({ ...withStation, binder: binderJoin(input.month) }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const binder = joinedOne<BinderDoc>(joined, 'binder')
    if (!station || binder?.state !== 'ready') return refuse('BINDER_UNMADE')
    const title = `${station.name} ${monthWord(input.month)} 全国系统核对表`
    const found = await nationalSheets({ station, month: input.month, now })
    if (!found) return refuse('SHEETS_TOO_LONG', { most: nationalRows })
    const who = { personId: caller.personId, name: nameOf(caller.person) }
    if (!(await noteTaken(binder, who, '全国系统核对表', now))) return refuse('BINDER_UNMADE')
    return done(await writeFile(nationalWriting(title, found.sheets, found.left), 'sheet'))
  },
}

const statementFile = onPaper<'file.statement', 'store.statement'>(statement, (page) =>
  asPaper(statementPaper(page)),
)

/** Pages of cards that one file holds. */
const MOST_PAGES = 3

/** Who was printed is written down page by page, as where they are looked at. */
const cards: Handler<'file.cards'> = {
  ...(printCards.joins && { joins: printCards.joins as never }),
  run: async (context) => {
    const printed: Output<'desk.printCards'>['cards'] = []
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor !== undefined); page += 1) {
      const input = { ...context.input, ...(cursor !== undefined && { cursor }) }
      const answer = await printCards.run({ ...context, input })
      if (!answer.ok) return answer
      printed.push(...answer.value.cards)
      cursor = answer.value.next ?? undefined
    }
    return written(printed.length === 0 ? null : cardsWriting(printed, cursor !== undefined), context.input)
  },
}

const stickers = onPaper<'file.stickers', 'station.places'>(places, (known, { input }) => {
  const { placeCodes, copies } = input
  const chosen = known.places.filter(({ placeCode }) => placeCodes.includes(placeCode))
  if (chosen.length < new Set(placeCodes).size) return refuse('NOT_FOUND')
  return stickersWriting(chosen, copies, known)
})

const door = onPaper<'file.door', 'station.places'>(places, (known, { input }) => {
  const place = known.places.find(({ placeCode }) => placeCode === input.placeCode)
  return place ? doorWriting(place, known) : refuse('NOT_FOUND')
})

const stationCodeFile = onPaper<'file.stationCode', 'station.code'>(stationCode, async (station) => {
  const picture = await pictureBytes(station.code)
  return picture ? codeWriting(station, picture.toString('base64')) : refuse('STATION_CODE_NOT_MADE')
})

const certificate: Handler<'file.certificate'> = {
  joins: withCertificate,
  run: onOwn(async (found, { input }: Context<'file.certificate'>) => {
    const code = await codeOf(found)
    const picture = code === null ? null : await pictureBytes(code)
    return written(certificateWriting(found, picture?.toString('base64') ?? null), input)
  }),
}

/** Two requests besides the caller. While a notice stands still, or nobody is put up, there is nothing to hang up. */
const campaign: Handler<'file.campaign'> = {
  joins: ({ input }) => ({ campaign: campaignJoin(input.campaignId), ...withStation }),
  run: withJoined<CampaignDoc>('campaign')(
    async (one, { input, joined, now }: Context<'file.campaign'>): Promise<Result<File>> => {
      const station = joinedOne<StationDocument & Doc>(joined, 'station')
      if (!station || one.state !== 'noticing') return refuse('NOT_ON_NOTICE')
      const names = (await chosenIn(one, now)).map(({ name }) => name)
      return written(noticeWriting({ campaign: one, names, station, holidays: holidaysOf(station) }), input)
    },
  ),
}

export const fileHandlers: Handlers<FileAction> = {
  'file.roster': roster,
  'file.stalls': stalls,
  'file.ledger': ledger,
  'file.register': register,
  'file.national': national,
  'file.certificate': certificate,
  'file.campaign': campaign,
  'file.survey': resultFile,
  'file.surveyCode': codeFile,
  'file.statement': statementFile,
  'file.cards': cards,
  'file.stickers': stickers,
  'file.door': door,
  'file.stationCode': stationCodeFile,
}
