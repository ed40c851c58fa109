/** Owns what is asked about a partner whose people hand out prizes. */
import { defineForm } from '../kernel/form'

export const partnerForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 30 },
  place: { is: 'text', label: '在哪里', most: 40, optional: true },
  contact: { is: 'text', label: '找谁', most: 40, hint: '居民看不到', optional: true },
  active: { is: 'switch', label: '还在合作', hint: '关了以后新奖品选不到这家', start: true },
})
