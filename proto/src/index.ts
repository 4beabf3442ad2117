export * from './events/envelope.js';
export * from './events/topics.js';
export * from './events/streams.js';
export * from './events/words.js';
export * from './content/index.js';
export * from './http/index.js';
export * from './socket/index.js';
// The generated messages keep their package as a name, because an enum of the log and a value of the interface may share one.
export * as commonV1 from './gen/repartee/common/v1/common_pb.js';
export * as directoryV1 from './gen/repartee/directory/v1/directory_pb.js';
export * as catalogV1 from './gen/repartee/catalog/v1/catalog_pb.js';
export * as sessionsV1 from './gen/repartee/sessions/v1/sessions_pb.js';
export * as casesV1 from './gen/repartee/cases/v1/cases_pb.js';
export * as scoresV1 from './gen/repartee/scores/v1/scores_pb.js';
export * as accessV1 from './gen/repartee/access/v1/access_pb.js';
