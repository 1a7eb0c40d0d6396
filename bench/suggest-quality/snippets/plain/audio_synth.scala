package com.acme.audio

final class Oscillator(sampleRate: Int, frequency: Double) {
  private var phase = 0.0
  private val increment = 2 * math.Pi * frequency / sampleRate

  def next(): Double = {
    val sample = math.sin(phase)
    phase = (phase + increment) % (2 * math.Pi)
    sample
  }
}

final class Envelope(attack: Double, decay: Double, sustain: Double, release: Double) {
  def level(time: Double, held: Boolean): Double =
    if (!held) math.max(0, sustain * (1 - time / release))
    else if (time < attack) time / attack
    else math.max(sustain, 1 - (time - attack) / decay * (1 - sustain))
}

object Synth {
  def render(notes: Seq[Note], sampleRate: Int): Array[Double] =
    notes.flatMap(note => voice(note, sampleRate)).toArray
}
