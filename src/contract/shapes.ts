/** Owns the small schemas that the capabilities share: ids, instants, texts, masked people. */
import * as v from 'valibot'
import { MOST_PARTS } from '../domain/activity/crowd'
import { amountIn, mostAmountLetters } from '../domain/livelihood/amounts'
import { MANY } from '../domain/kernel/many'
import { isBirthDate } from '../domain/person/birth-date'
import { isPhone, tidyPhone } from '../domain/person/phone'
import { MOST_SPOT_LETTERS } from '../domain/station/spots'

/** An id as it appears in documents: letters, digits, `-`, `_` and `:`; never shown to a resident. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_:-]{1,64}$/))
/** A station below the unit that the caller looks after; the own one when left out. */
export const At = v.optional(Id)
/** A post of an activity: p1, p2, … */
export const PostId = v.pipe(v.string(), v.regex(/^p\d{1,4}$/))
/** Epoch milliseconds. */
export const Instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4102444800000))
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, from 1905 to 2099: its end is an {@link Instant} too. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^(?:190[5-9]|19[1-9]\d|20\d{2})-\d{2}-\d{2}$/),
  v.check((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day),
)
/**
 * A day on which somebody may have been born, as anybody writes one down: between 1905 and today, by the clock of the
 * server. What is stored is answered as {@link StoredDay}, whatever it says.
 */
export const BirthDate = v.pipe(
  Day,
  v.check((day) => isBirthDate(day, Date.now())),
)
/** A day as it was stored, which an earlier version may have taken without looking. */
export const StoredDay = v.string()
/** A question of a survey, and an option of one, in the order in which they are asked: q1, o1. */
export const QuestionId = v.pipe(v.string(), v.regex(/^q\d{1,2}$/))
export const OptionId = v.pipe(v.string(), v.regex(/^o\d{1,2}$/))
/** An hour of the day, `HH:mm`. */
export const TimeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export const Month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))
/** The month of a stored day, of whatever year: an award may be older than the station. */
export const StoredMonth = v.string()
/** Minutes that somebody asks for: a day at most. */
export const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))
/** How long something takes as it is stored, minutes; an answer is not stricter than what may be stored. */
export const StoredMinutes = v.pipe(v.number(), v.integer(), v.minValue(0))
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
/** Which part of a printed roster, counted from 1. */
export const RosterPart = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PARTS))
/** Halves of letters and the sign that ends a string are kept differently by every database and screen. */
const isSound = (text: string): boolean => !/\p{Cs}/u.test(text) && !text.includes('\0')
const hasInk = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
/** Text that a person typed: trimmed, with something in it that can be seen. */
export const Text = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.check(isSound), v.check(hasInk))
/** A spot of a station, as it is stored: `place:` and a code, `grid:` and an id, `building:` and a grid with a building. */
export const SpotKey = v.pipe(
  v.string(),
  v.maxLength(MOST_SPOT_LETTERS),
  v.regex(/^(?:place|grid|building):\S.*$/),
  v.check(isSound),
)
/** Text that may be left empty. */
export const LooseText = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max), v.check(isSound))
/** A figure as it was written: 228, 1.8 万, 10556 余; and one that may be left empty. */
export const WrittenAmount = v.pipe(
  Text(mostAmountLetters),
  v.check((text) => amountIn(text) !== null),
)
export const LooseAmount = v.pipe(
  LooseText(mostAmountLetters),
  v.check((text) => text === '' || amountIn(text) !== null),
)
/** What the client hands back to read on; made by the server. */
export const Cursor = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,120}$/))
/** The same of a list that is ordered by instants: that of the last row, and its id. */
export const RowCursor = v.pipe(v.string(), v.regex(/^\d{1,15}\.[A-Za-z0-9_:-]{1,64}$/))
/** A mobile or a landline with its area code, however it is written; kept as digits alone. */
export const Phone = v.pipe(v.string(), v.maxLength(30), v.transform(tidyPhone), v.check(isPhone))
export const DoorDigits = v.pipe(v.string(), v.regex(/^\d{6}$/))
export const Nonce = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/))
/** What a personal QR or a paper card says. */
export const CardToken = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,32}$/))
/** Words to look through a list by. */
export const Typed = v.optional(LooseText(40))
/** A stored file as the cloud names it: `cloud://…/<folder>/<name>.<ext>`. */
export const FileId = v.pipe(
  v.string(),
  v.maxLength(300),
  v.regex(
    /^cloud:\/\/[A-Za-z0-9.-]{1,120}\/(?:[A-Za-z0-9_-]{1,64}\/){1,4}[A-Za-z0-9_-]{1,80}\.[a-z0-9]{2,5}$/,
  ),
)
/** A picture that the content check can look at. */
export const PhotoId = v.pipe(FileId, v.regex(/\.(?:jpg|jpeg|png|bmp|gif)$/))
/** What may lie beside a notice: a paper that WeChat's viewer opens, or a picture. */
export const PaperId = v.pipe(FileId, v.regex(/\.(?:pdf|docx?|xlsx?|pptx?|jpg|jpeg|png|bmp|gif)$/))
/** A table that was uploaded to be imported, in a folder of its own: it is deleted once it is of no use any more. */
export const TableId = v.pipe(
  FileId,
  v.regex(/^cloud:\/\/[^/]+\/import\/(?:p[0-9a-z]{19}\/)?[^/]+\.(?:xlsx|csv|xls)$/),
)
/** A recording that the content check can listen to. */
export const VoiceId = v.pipe(FileId, v.regex(/\.(?:mp3|aac|m4a|mp4|wav|flac|opus|ogg|webm)$/))
export const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
export const Empty = v.object({})

/** A button a person may press now, or may not and why. */
export const Move = v.object({
  event: v.string(),
  label: v.string(),
  allowed: v.boolean(),
  reason: v.nullable(v.string()),
})

/** So many things that one decision is about, each with the version that was seen. */
export const seenUpTo = (most: number) =>
  v.pipe(
    v.array(v.object({ id: Id, version: Version })),
    v.minLength(1),
    v.maxLength(most),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length),
  )
export const ManySeen = seenUpTo(MANY)

/** Why something is not done, or cannot be now, when that is known already; `text` and `next` are ready to read. */
export const Obstacle = v.object({
  code: v.string(),
  details: v.record(v.string(), v.union([v.string(), v.number()])),
  text: v.string(),
  next: v.string(),
})

/** Why some of several things were left as they were. */
export const Left = v.array(v.object({ id: Id, ...Obstacle.entries }))

/** What came of each of several things: decided, or left as it was and why. */
export const ManyDecided = v.object({
  done: v.array(Id),
  left: Left,
})

/** A file that was made, as a phone takes it: what it is called, and its bytes in base64. */
export const WrittenFile = v.object({ name: v.string(), base64: v.string() })
