namespace Cdce.Testing.Scripts;

/// <summary>How far a text field has been tried.</summary>
/// <param name="start">What every text begins with.</param>
public sealed class SpokenField(TextField place, string start = "")
{
    // What a text may be long; it is tried from the longest on.
    private static readonly int[] Rooms = [1_900, 900, 450, 280, 180, 110, 90, 60];
    private readonly Queue<string> left = new(Payloads.Scripts);
    private int room;

    public TextField Place => place;

    /// <summary>Takes codes, numbers or addresses only: each payload is refused, and the refusal names the field.</summary>
    public bool IsClosed => room == Rooms.Length && Taken.Count == 0;

    /// <summary>What takes none of it is tried with each form once.</summary>
    public bool IsDone => left.Count == 0 || (IsClosed && Tried >= Payloads.Forms);

    /// <summary>The payloads that were refused or given back so far.</summary>
    public int Tried => Payloads.Scripts.Count - left.Count;

    /// <summary>Whole texts that were taken.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The text that was sent last and is not answered yet.</summary>
    public string? Said { get; private set; }

    private int Count { get; set; }

    /// <summary>As many payloads as there is room for, and a number, so that each text is found again.</summary>
    public string Next(int number)
    {
        Count = 1;
        if (IsClosed)
            return Said = start + left.Peek();
        var text = $"{start}{left.Peek()}";
        foreach (var one in left.Skip(1).TakeWhile(one => room < Rooms.Length && text.Length + one.Length + 8 <= Rooms[room]))
        {
            text += " " + one;
            Count++;
        }

        return Said = $"{text} #{number}";
    }

    public void Accepted()
    {
        if (Said is { } said)
            Taken.Add(said);
        Pass();
    }

    /// <summary>The field was named by a refusal: there was too much, or it is a field that takes none of it.</summary>
    public void Refused()
    {
        if (IsClosed || (Taken.Count > 0 && Count == 1))
            Pass();
        else if (room < Rooms.Length)
            room++;
        Said = null;
    }

    public void Unheard() => Said = null;

    private void Pass()
    {
        for (; Count > 0 && left.Count > 0; Count--)
            left.Dequeue();
        Said = null;
    }
}
