-- CreateTable
CREATE TABLE "GatewayProcess" (
    "id" TEXT NOT NULL,
    "shardCount" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GatewayProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShardLease" (
    "shard" INTEGER NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShardLease_pkey" PRIMARY KEY ("shard")
);

-- CreateTable
CREATE TABLE "IdentifyTurn" (
    "bucket" INTEGER NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdentifyTurn_pkey" PRIMARY KEY ("bucket")
);
