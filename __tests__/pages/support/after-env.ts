/** Every test starts on a phone that remembers nothing, and waits for a state as long as a busy machine needs. */
import { configure } from '@testing-library/dom'
import { resetHost } from './host-taro'

// Far above what any state takes: the pages ask a real cloud, and a cold function on a busy machine takes seconds.
configure({ asyncUtilTimeout: 30_000 })
beforeEach(resetHost)
