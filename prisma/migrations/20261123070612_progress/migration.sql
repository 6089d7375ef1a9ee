-- CreateEnum
CREATE TYPE "FitOutcome" AS ENUM ('accepted', 'kept', 'reverted');

-- AlterTable
ALTER TABLE "Learner" ADD COLUMN     "fsrsParameters" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[];

-- CreateTable
CREATE TABLE "ParameterFit" (
    "learnerId" BIGINT NOT NULL,
    "id" SERIAL NOT NULL,
    "fittedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviews" INTEGER NOT NULL,
    "outcome" "FitOutcome" NOT NULL,
    "lossDefaults" DOUBLE PRECISION NOT NULL,
    "lossFitted" DOUBLE PRECISION NOT NULL,
    "parameters" DOUBLE PRECISION[],

    CONSTRAINT "ParameterFit_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "learnerId" BIGINT NOT NULL,
    "guildId" BIGINT NOT NULL,
    "leaderboard" BOOLEAN NOT NULL DEFAULT false,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("learnerId","guildId")
);

-- CreateIndex
CREATE INDEX "ParameterFit_learnerId_fittedAt_idx" ON "ParameterFit"("learnerId", "fittedAt");

-- CreateIndex
CREATE INDEX "GroupMember_guildId_idx" ON "GroupMember"("guildId");

-- CreateIndex
CREATE INDEX "StudyDay_day_idx" ON "StudyDay"("day");

-- AddForeignKey
ALTER TABLE "ParameterFit" ADD CONSTRAINT "ParameterFit_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "Learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
