-- AlterTable
ALTER TABLE "Interview" ADD COLUMN     "whisper" TEXT,
ADD COLUMN     "whisperAt" TIMESTAMPTZ(3);
