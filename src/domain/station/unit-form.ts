/** Owns what is asked about a unit of the district. */
import { defineForm } from '../kernel/form'

export const unitForm = defineForm({
  name: {
    is: 'text',
    label: '叫什么',
    most: 40,
    hint: '写全名，比如：兴神路社区新时代文明实践站、北区服务点',
  },
  address: { is: 'text', label: '在哪里', most: 60, optional: true },
  active: { is: 'switch', label: '开着', hint: '关上以后居民看不到、选不到，办过的事都在', start: true },
})
