-- AlterTable
ALTER TABLE "InterviewEffect" ADD COLUMN     "messageId" BIGINT;
