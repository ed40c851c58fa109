/** Owns what is asked about an institute or a station. */
import { defineForm } from '../kernel/form'

export const unitForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 40, hint: '写全名，比如：兴神路社区新时代文明实践站' },
  address: { is: 'text', label: '在哪里', most: 60, optional: true },
  active: { is: 'switch', label: '开着', hint: '关上以后新来的居民选不到，办过的事都在', start: true },
})
