using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrmBot.Conversation.Understanding.Classification;

/// <summary>
/// The two best labels of a sentence with their probabilities, and how much of it was seen in training.
/// </summary>
/// <param name="Known">Share of the sentence's word weight that training knew, 0 to 1.</param>
public readonly record struct Ranking(string Best, double Probability, string Second, double SecondProbability,
    double Known);

/// <summary>
/// A linear classifier: sublinear TF-IDF of word 1-2-grams and letter 2-5-grams, multinomial logistic regression. The
/// same examples in the same order always give the same classifier; once trained it is only read, so threads share it.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>What is missing from certainty when an example, margin and all, has nothing more to teach.</summary>
    private const float Learnt = 0.005f;

    private readonly string[] labels;
    private readonly Dictionary<uint, int> rows;
    private readonly float[] idf;
    private readonly float[] weights;
    private readonly int width;
    private readonly float wordScale;

    private TextClassifier(string[] labels, Dictionary<uint, int> rows, float[] idf, double words)
    {
        wordScale = (float)words;
        this.labels = labels;
        this.rows = rows;
        this.idf = idf;
        width = (labels.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[idf.Length * width];
    }

    public IReadOnlyList<string> Labels => labels;

    /// <summary>Trains on sentences with their labels.</summary>
    public static TextClassifier Train(IReadOnlyList<(string Text, string Label)> examples,
        TrainingOptions? options = null)
    {
        var plan = options ?? new TrainingOptions();
        var labels = examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var (rows, idf) = FeatureTable.Build(examples.Select(e => e.Text), plan.RarestPiece);
        var made = new TextClassifier(labels, rows, idf, plan.Words);
        var index = labels.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
        var vectors = examples.Select(e => (Features: made.VectorOf(e.Text, out _), Label: index[e.Label])).ToArray();
        made.Fit(vectors, plan);
        return made;
    }

    /// <summary>One that <see cref="Write"/> wrote on a machine with the same vectors.</summary>
    /// <exception cref="IOException">There is less than that.</exception>
    internal static TextClassifier Read(BinaryReader reader)
    {
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = reader.ReadString();
        }

        var words = reader.ReadDouble();
        var idf = new float[reader.ReadInt32()];
        var hashes = new uint[idf.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(idf.AsSpan()));
        var rows = new Dictionary<uint, int>(hashes.Length);
        for (var row = 0; row < hashes.Length; row++)
        {
            rows.Add(hashes[row], row);
        }

        var read = new TextClassifier(labels, rows, idf, words);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(read.weights.AsSpan()));
        return read;
    }

    /// <summary>All that training found.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write(labels.Length);
        foreach (var label in labels)
        {
            writer.Write(label);
        }

        writer.Write((double)wordScale);
        writer.Write(idf.Length);
        var hashes = new uint[idf.Length];
        foreach (var (hash, row) in rows)
        {
            hashes[row] = hash;
        }

        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(idf.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>The best two labels. An empty sentence gets the labels' first with probability 1 / labels.</summary>
    public Ranking Rank(string text)
    {
        Span<float> scores = width <= 512 ? stackalloc float[width] : new float[width];
        Score(VectorOf(text, out var known), scores);
        Softmax(scores[..labels.Length]);
        var (best, second) = (0, labels.Length > 1 ? 1 : 0);
        if (scores[second] > scores[best])
        {
            (best, second) = (second, best);
        }

        for (var i = 2; i < labels.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                (best, second) = (i, best);
            }
            else if (scores[i] > scores[second])
            {
                second = i;
            }
        }

        return new Ranking(labels[best], scores[best], labels[second], scores[second], known);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Softmax(Span<float> scores)
    {
        var max = float.MinValue;
        foreach (var s in scores)
        {
            max = MathF.Max(max, s);
        }

        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - max);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }

    // Compiled at full speed from the first call, as all of the hot paths: the start has no time to warm up.
    // Plain stochastic gradient descent in a fixed pseudo-random order, the step falling to zero: no regulariser but
    // the few rounds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fit((List<(int Row, float Value)> Features, int Label)[] examples, TrainingOptions plan)
    {
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var gradient = new float[width];
        var state = 88172645463325252UL;
        var steps = (double)plan.Rounds * examples.Length;
        var step = 0;
        for (var round = 0; round < plan.Rounds; round++)
        {
            Shuffle(order, ref state);
            foreach (var at in order)
            {
                var (features, label) = examples[at];
                Score(features, gradient);
                gradient[label] -= (float)plan.Margin;
                Softmax(gradient.AsSpan(0, labels.Length));
                gradient[label] -= 1;
                var rate = (float)(plan.Rate * (1 - step++ / steps));
                if (gradient[label] > -Learnt)
                {
                    continue;
                }

                foreach (var (row, value) in features)
                {
                    Add(gradient, -rate * value, weights.AsSpan(row * width, width));
                }
            }
        }
    }

    private static void Shuffle(int[] order, ref ulong state)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(List<(int Row, float Value)> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var (row, value) in features)
        {
            Add(weights.AsSpan(row * width, width), value, scores);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<float> source, float factor, Span<float> target)
    {
        for (var i = 0; i < source.Length; i += Vector<float>.Count)
        {
            var sum = new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor);
            sum.CopyTo(target[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<(int Row, float Value)> VectorOf(string text, out double known)
    {
        var words = new List<uint>(32);
        var pieces = new List<uint>(256);
        Features.Collect(text, words, pieces);
        var vector = new List<(int Row, float Value)>(words.Count + pieces.Count);
        known = AddBlock(words, vector, wordScale);
        _ = AddBlock(pieces, vector, 1f);
        return vector;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double AddBlock(List<uint> hashes, List<(int Row, float Value)> vector, float scale)
    {
        var counted = new List<(uint Hash, int Count)>(hashes.Count);
        Features.Count(hashes, counted);
        var from = vector.Count;
        var norm = 0f;
        foreach (var (hash, count) in counted)
        {
            if (rows.TryGetValue(hash, out var row))
            {
                var value = (1 + MathF.Log(count)) * idf[row];
                norm += value * value;
                vector.Add((row, value));
            }
        }

        var factor = norm > 0 ? scale / MathF.Sqrt(norm) : 0;
        for (var i = from; i < vector.Count; i++)
        {
            vector[i] = (vector[i].Row, vector[i].Value * factor);
        }

        return counted.Count == 0 ? 0 : (vector.Count - from) / (double)counted.Count;
    }
}

/// <summary>How long and how fast the classifier learns.</summary>
public sealed record TrainingOptions
{
    /// <summary>Times through the examples; 1 or more.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>First step, above 0; it falls to zero in a straight line.</summary>
    public double Rate { get; init; } = 3;

    /// <summary>
    /// How far ahead the right label has to be before an example stops teaching, 0 or more; as the margin of a
    /// support vector machine.
    /// </summary>
    public double Margin { get; init; } = 3;

    /// <summary>Weight of words against letter pieces, above 0.</summary>
    public double Words { get; init; } = 0.7;

    /// <summary>Letter pieces in fewer examples than this are left out; 1 or more.</summary>
    public int RarestPiece { get; init; } = 2;
}
