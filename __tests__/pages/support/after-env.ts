/** Every test starts on a phone that remembers nothing. */
import { resetHost } from './host-taro'

beforeEach(resetHost)
