/** Owns what was done at the station, by kind, month and typed words. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

type AuditKind = Input<'audit.list'>['kind']
export type AuditRow = Output<'audit.list'>['items'][number]

export interface AuditView {
  kind: AuditKind
  month: string
}

const deeds = createPages({ name: 'audit', action: 'audit.list', inputOf: (view: AuditView) => view })

export const deedsBy = (view: AuditView, text: string) => deeds.of(view, text)
export const askExport = (view: AuditView, text: string) =>
  call('audit.export', { ...view, ...(text !== '' && { text }) })
