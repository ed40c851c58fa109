/** Owns what is asked about a new sheet of scores beside its first day. */
import { defineForm } from '../kernel/form'
import { weightBounds } from './rules'

const points = (label: string, part: keyof typeof weightBounds) =>
  ({ is: 'whole', label, ...weightBounds[part] }) as const

/** The four weights, which are tried on the last campaign before they are saved. Together they are a hundred. */
export const scoreNumbers = defineForm({
  hours: { ...points('服务时长占多少分', 'hours'), hint: '四样加起来是 100 分' },
  times: points('服务次数占多少分', 'times'),
  rating: points('服务评价占多少分', 'rating'),
  panel: points('评议占多少分', 'panel'),
})
