/** Shows which codes fit which times, and that our scans mean what they were written as. */
import fc from 'fast-check'
import {
  checkDoorCode,
  DOOR_WINDOW_MS,
  doorCodeAt,
  doorCodeEndsAt,
} from '../../../src/domain/attendance/door-code'
import {
  cardText,
  doorText,
  placeScene,
  placeText,
  readPlaceScene,
  readScan,
} from '../../../src/domain/attendance/scan-text'

const secret = 'ab'.repeat(32)
const other = 'cd'.repeat(32)
const now = 1_800_000_000_000
const instant = fc.integer({ min: now, max: now + 1_000_000_000 })
const DAY = 86_400_000

const verdict = (claim: { code: string; at: number }, at: number) => {
  const decision = checkDoorCode(secret, claim, at)
  return decision.ok ? 'ok' : decision.error.code
}

describe('the changing code', () => {
  it('is six digits, the same within a window and another one in the next', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const start = doorCodeEndsAt(at) - DOOR_WINDOW_MS
        expect(doorCodeAt(secret, at)).toMatch(/^\d{6}$/)
        expect(doorCodeAt(secret, start)).toBe(doorCodeAt(secret, start + DOOR_WINDOW_MS - 1))
      }),
    )
    const codes = Array.from({ length: 1000 }, (_, i) => doorCodeAt(secret, now + i * DOOR_WINDOW_MS))
    expect(new Set(codes).size).toBeGreaterThan(980)
  })

  it('follows from the secret of the session', () => {
    const same = Array.from({ length: 200 }, (_, i) => now + i * DOOR_WINDOW_MS).filter(
      (at) => doorCodeAt(secret, at) === doorCodeAt(other, at),
    )
    expect(same.length).toBeLessThan(3)
  })

  it('keeps to known values, so that phones and functions of different versions agree', () => {
    expect([0, 1, 2].map((i) => doorCodeAt(secret, now + i * DOOR_WINDOW_MS))).toEqual([
      '537181',
      '357974',
      '025461',
    ])
  })

  it('fits the time it was read, at once and up to a day later', () => {
    fc.assert(
      fc.property(instant, fc.nat(DAY), (at, wait) => {
        const decision = checkDoorCode(secret, { code: doorCodeAt(secret, at), at }, at + wait)
        expect(decision).toEqual({ ok: true, value: { late: wait > 120_000 } })
      }),
    )
  })

  it('fits one window either way, and says the same of an old code as of a wrong one', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -600_000, max: 600_000 }), (shownAt, age) => {
        const code = doorCodeAt(secret, shownAt)
        const claim = { code, at: shownAt + age }
        const windows = Math.floor(claim.at / DOOR_WINDOW_MS) - Math.floor(shownAt / DOOR_WINDOW_MS)
        // Two windows may share a code by chance, so an old code may still fit; it never fits the other way round.
        const shown = [-1, 0, 1].map((each) => doorCodeAt(secret, claim.at + each * DOOR_WINDOW_MS))
        if (Math.abs(windows) <= 1) expect(verdict(claim, claim.at)).toBe('ok')
        else if (!shown.includes(code)) expect(verdict(claim, claim.at)).toBe('CODE_WRONG')
      }),
    )
  })

  it.each([
    ['a phone two seconds slow, one second after the change', 1000, -2000, 0],
    ['a screen two seconds fast, one second before the change', -1000, 0, 2000],
    ['a phone two seconds fast, one second before the change', -1000, 2000, 0],
    ['a screen two seconds slow, one second after the change', 1000, 0, -2000],
  ])('is taken from %s, at once and a day later', (_, fromChange, phoneOff, screenOff) => {
    const change = doorCodeEndsAt(now)
    const claim = {
      code: doorCodeAt(secret, change + fromChange + screenOff),
      at: change + fromChange + phoneOff,
    }
    expect(verdict(claim, change + fromChange)).toBe('ok')
    expect(verdict(claim, claim.at + DAY)).toBe('ok')
  })

  it('refuses a claim from the future and one that comes a day late', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: DAY }), (at, more) => {
        const claim = { code: doorCodeAt(secret, at), at }
        expect(verdict(claim, at - 60_000 - more)).toBe('CODE_WRONG')
        expect(verdict(claim, at - Math.min(more, 60_000))).toBe('ok')
        expect(verdict(claim, at + DAY + more)).toBe('PROOF_TOO_LATE')
      }),
    )
  })

  it('never takes the code of another session', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const code = doorCodeAt(other, at)
        const mine = Array.from({ length: 21 }, (_, i) => doorCodeAt(secret, at - i * DOOR_WINDOW_MS))
        fc.pre(!mine.includes(code))
        expect(verdict({ code, at }, at)).toBe('CODE_WRONG')
      }),
    )
  })
})

describe('what is scanned', () => {
  it('is read as it was written', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_:-]{1,64}$/)
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{8,32}$/)
    const digits = fc.stringMatching(/^\d{6}$/)
    fc.assert(
      fc.property(id, token, digits, (sessionId, cardToken, code) => {
        expect(readScan(doorText(sessionId, code))).toEqual({ kind: 'door', sessionId, code })
        expect(readScan(` ${cardText(cardToken)}\n`)).toEqual({ kind: 'card', token: cardToken })
        const place = { stationId: cardToken, placeCode: sessionId }
        expect(readScan(placeText(place))).toEqual({ kind: 'place', ...place })
        expect(readPlaceScene(placeScene(place))).toEqual(place)
      }),
    )
  })

  it('means nothing when it is not ours', () => {
    for (const text of [
      '',
      'https://example.com',
      'LD:s1',
      'LD:s1:12345',
      'LC:short',
      'LX:abcdefgh',
      'LP:a b',
    ]) {
      expect(readScan(text)).toBeNull()
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\s*L[DCP]:/.test(text))
        expect(readScan(text)).toBeNull()
      }),
    )
  })
})
