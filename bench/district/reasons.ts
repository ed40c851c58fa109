/** Owns why a step may cost more where there is more, and the most documents that it examines even then. */

/** A step that is not named here must cost the same everywhere. */
export const reasons: Readonly<Record<string, { why: string; docs: number }>> = {
  calendar: { why: 'it counts the sessions of the month that it shows, of one station', docs: 100 },
  'the desk': { why: 'it counts who has come to the sessions of the week', docs: 1_000 },
  roster: { why: 'it shows everybody of the session', docs: 1_010 },
  'who is to be called': { why: 'a page of it is up to a hundred people', docs: 110 },
  "a month's statements": { why: 'it sums up what one station handed out in the month', docs: 500 },
  'activities at the desk, looked for': {
    why: 'words are looked for in two hundred rows at most',
    docs: 300,
  },
  'the ledger of hours, a month': { why: 'a page of it is forty records', docs: 45 },
  'the stations to choose from': { why: 'it shows the stations of the district', docs: 1_000 },
}
