import { MODELS } from '../../../forecasting/models/models.ts';
import { quantileMlp } from '../../../forecasting/models/quantile-mlp.ts';
import { ridge } from '../../../forecasting/models/ridge.ts';
import { stackKind } from '../../../forecasting/models/stack.ts';
import { xinanjiang } from '../../../forecasting/models/xinanjiang.ts';
import { testLearner, testModel } from './model.contract.ts';

for (const kind of [...MODELS, stackKind([ridge, xinanjiang])]) testModel(kind);
for (const kind of [ridge, xinanjiang, quantileMlp]) testLearner(kind);
