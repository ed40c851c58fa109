/** Owns what becomes of a certificate: it stands until a newer one takes its place or somebody revokes it. */
import { defineWorkflow } from '../kernel/workflow'
import type { SealRequest } from './documents'

interface CertificateFacts {
  reason: string
  seal: SealRequest | null
}

export const certificateFlow = defineWorkflow({
  name: 'certificate',
  title: '服务证明',
  start: 'issued',
  roles: ['owner', 'staff', 'station_admin'],
  states: {
    issued: { label: '有效', tone: 'good' },
    superseded: { label: '已重开，以新的为准', tone: 'done', final: true },
    revoked: { label: '已作废', tone: 'warn', final: true },
  },
  events: {
    reissue: { label: '重开一份' },
    askSeal: { label: '请社区盖章' },
    seal: { label: '盖好了' },
    refuseSeal: { label: '不盖，写明为什么' },
    revoke: { label: '作废' },
    annul: { label: '作废，写明为什么' },
  },
  guards: {
    said: ({ reason }: CertificateFacts) => reason.trim() !== '' || ('REASON_NEEDED' as const),
    unasked: ({ seal }: CertificateFacts) =>
      seal === null || seal.state === 'refused' || ('INVALID_STATE' as const),
    asked: ({ seal }: CertificateFacts) => seal?.state === 'asked' || ('INVALID_STATE' as const),
  },
  effects: [],
  rows: [
    { from: 'issued', on: 'reissue', by: ['owner'], to: 'superseded' },
    { from: 'issued', on: 'askSeal', by: ['owner'], needs: ['unasked'], to: 'issued' },
    { from: 'issued', on: 'seal', by: ['staff', 'station_admin'], needs: ['asked'], to: 'issued' },
    {
      from: 'issued',
      on: 'refuseSeal',
      by: ['staff', 'station_admin'],
      needs: ['asked', 'said'],
      to: 'issued',
    },
    { from: 'issued', on: 'revoke', by: ['owner'], to: 'revoked' },
    { from: 'issued', on: 'annul', by: ['station_admin'], needs: ['said'], to: 'revoked' },
  ],
})

export type CertificateEvent = keyof typeof certificateFlow.events
export type CertificateActor = (typeof certificateFlow.roles)[number]
