/** Owns what is asked about a dated rule of a station beside its numbers and its first day. */
import { defineForm } from './form'

export const ruleReason = defineForm({
  reason: {
    is: 'text',
    label: '为什么改',
    most: 100,
    placeholder: '比如：居民代表会上大家商量的',
    missing: '请写为什么改，居民会看到',
  },
})
