/** Owns the tables of a campaign and of somebody who stands in one. */
import { overdueIn } from '@/domain/campaign/documents'
import { entryFlow } from '@/domain/campaign/entry'
import { type CampaignFacts, campaignFlow, type CampaignEvent } from '@/domain/campaign/flow'
import { addWorkingDays } from '@/domain/kernel/clock'
import { beginCase, decide, moved } from '@/domain/kernel/workflow'
import { assertWorkflow, everyMove } from '@/domain/kernel/workflow-reading'

const NOW = Date.parse('2026-11-02T10:00:00+08:00')
const facts: CampaignFacts = {
  ...{ now: NOW, opensAt: NOW, closesAt: NOW + 1, periodEndsAt: NOW, panel: 3, candidates: 1, unmarked: 0 },
  ...{ tied: 0, reason: 'x', alike: '王某、李某', apart: true, resumeAt: NOW + 5, objections: 0 },
}

test('both tables are whole, and nobody but time opens, closes or decides', () => {
  expect(() => assertWorkflow(campaignFlow)).not.toThrow()
  expect(() => assertWorkflow(entryFlow)).not.toThrow()
  const byTime = ['open', 'close', 'decide', 'freeze', 'thaw', 'renew', 'archive']
  const granted = everyMove(campaignFlow).filter(({ to, event }) => to !== null && byTime.includes(event))
  expect(new Set(granted.map(({ role }) => role))).toEqual(new Set(['system']))
  expect(overdueIn('noticing')).toBe('decide')
  expect(overdueIn('reviewing')).toBeUndefined()
})

test('the road to the notice asks for each thing in turn, and what hangs is decided after five working days', () => {
  const send = (state: string, event: CampaignEvent, more: Partial<CampaignFacts> = {}) =>
    decide(campaignFlow, { state: state as never, version: 1, history: [] }, event, {
      ...{ by: 'x', roles: ['staff', 'station_admin', 'system'], at: NOW, facts: { ...facts, ...more } },
    })
  const codes = (
    [
      ['draft', 'publish', { closesAt: NOW }],
      ['draft', 'publish', { panel: 2 }],
      ['reviewing', 'propose', { apart: false }],
      ['reviewing', 'propose', { periodEndsAt: NOW + 1 }],
      ['reviewing', 'propose', { candidates: 0 }],
      ['reviewing', 'propose', { unmarked: 2 }],
      ['reviewing', 'propose', { tied: 3 }],
      ['noticing', 'decide', { objections: 1 }],
      ['frozen', 'thaw', { objections: 1 }],
      ['draft', 'stop', { reason: '' }],
      ['noticing', 'stop', {}],
    ] as const
  ).map(([state, event, more]) => {
    const answer = send(state, event, more)
    return answer.ok ? 'granted' : answer.error.code
  })
  expect(codes).toEqual([
    ...[
      'CAMPAIGN_DATES',
      'PANEL_SMALL',
      'STANDS_IN_IT',
      'PERIOD_RUNS',
      'NOBODY_ENTERED',
      'MARKS_MISSING',
      'TIE_OPEN',
    ],
    ...['OBJECTION_OPEN', 'OBJECTION_OPEN', 'REASON_NEEDED', 'INVALID_STATE'],
  ])
  const proposed = send('reviewing', 'propose')
  expect(proposed.ok && proposed.value.dueAt).toBe(addWorkingDays(NOW, 5))
  const decided = send('noticing', 'decide')
  expect(decided.ok && decided.value.effects).toEqual(['grant', 'tellEntrants'])
  const draft = beginCase(campaignFlow, { by: 'x', at: NOW })
  const published = decide(campaignFlow, draft, 'publish', { by: 'x', roles: ['staff'], at: NOW, facts })
  expect(published.ok && moved(draft, published.value).dueAt).toBe(NOW)
})
