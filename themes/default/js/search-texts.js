// The texts of search in the site's language. The build writes them here.

/**
 * The names of src/view/finder.rs.
 * @typedef {'all' | 'allValues' | 'broken' | 'choose' | 'close' | 'corrected' | 'countMany' | 'countOne' | 'everything'
 *   | 'expected' | 'hintField' | 'hintFieldHelp' | 'hintPhrase' | 'hintPhraseHelp' | 'hintWithout' | 'hintWithoutHelp'
 *   | 'hits' | 'label' | 'missing' | 'more' | 'moreParts' | 'narrow' | 'noValue' | 'none' | 'noneFor' | 'noneHelp'
 *   | 'open' | 'progress' | 'search' | 'without'} TextName
 */

/** @typedef {Record<TextName, string>} Texts */

export const texts = /** @type {Texts} */ ({})
