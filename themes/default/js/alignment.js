// What the alignment pages get from a script: a filter for the list, and light on the paths of the map.

import {OkrTree} from './alignment-filter.js'
import {OkrMap} from './alignment-map.js'
import {keepFocusClear} from './alignment-matrix.js'

OkrTree.define()
OkrMap.define()
keepFocusClear()
