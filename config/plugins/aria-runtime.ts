/** The half of the aria plugin that runs in the mini-program: the runtime names attributes as the templates do. */
import { mergeInternalComponents } from '@tarojs/shared'
import ariaComponents from './aria-attributes.json'

mergeInternalComponents(ariaComponents)
