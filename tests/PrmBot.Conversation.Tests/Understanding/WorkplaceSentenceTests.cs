using PrmBot.Conversation.Understanding;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>Workbooks, Planner and calendars: said in few shapes, told by them alone.</summary>
public sealed class WorkplaceSentenceTests
{
    [Theory]
    [InlineData("follow the workbook numbers.xlsx for Contoso", "Workplace-workbook", "numbers.xlsx")]
    [InlineData("import Contoso's numbers from \"Contoso KPIs 2026.xlsx\"", "Workplace-workbook",
        "Contoso KPIs 2026.xlsx")]
    [InlineData("take the numbers of Contoso from kpis.xlsx", "Workplace-workbook", "kpis.xlsx")]
    [InlineData("follow Contoso's workbook", "Workplace-workbook", null)]
    [InlineData("refresh Contoso's numbers", "Workplace-refresh", null)]
    [InlineData("please reload the workbook of Contoso", "Workplace-refresh", null)]
    [InlineData("stop following the workbook of Contoso", "Workplace-forget_workbook", null)]
    [InlineData("put Contoso's plan into Planner", "Workplace-planner", null)]
    [InlineData("sync the plan of Contoso with Planner", "Workplace-planner", null)]
    [InlineData("take Contoso's plan out of Planner", "Workplace-planner", null)]
    [InlineData("put the reviews with Contoso into the calendar", "Workplace-calendar", null)]
    [InlineData("stop the calendar invitations for Contoso", "Workplace-calendar", null)]
    [InlineData("folge der Arbeitsmappe numbers.xlsx für Contoso", "Workplace-workbook", "numbers.xlsx")]
    [InlineData("importiere die Zahlen von Contoso aus \"KPIs Süd.xlsx\"", "Workplace-workbook", "KPIs Süd.xlsx")]
    [InlineData("aktualisiere die Zahlen von Contoso", "Workplace-refresh", null)]
    [InlineData("lies die Arbeitsmappe von Contoso neu ein", "Workplace-refresh", null)]
    [InlineData("folge der Arbeitsmappe von Contoso nicht mehr", "Workplace-forget_workbook", null)]
    [InlineData("übertrage den Plan von Contoso in Planner", "Workplace-planner", null)]
    [InlineData("nimm den Plan von Contoso aus Planner heraus", "Workplace-planner", null)]
    [InlineData("trag die Reviews mit Contoso in den Kalender ein", "Workplace-calendar", null)]
    [InlineData("nimm die Termine mit Contoso aus dem Kalender", "Workplace-calendar", null)]
    [InlineData("lies die Zahlen von Contoso neu", "Workplace-refresh", null)]
    [InlineData("folge der Excel-Mappe von Contoso nicht mehr", "Workplace-forget_workbook", null)]
    [InlineData("leg den Plan von Contoso in den Planner", "Workplace-planner", null)]
    [InlineData("nimm den Plan von Contoso aus dem Planner", "Workplace-planner", null)]
    [InlineData("trag die Reviews mit Contoso um 14 Uhr in den Kalender ein", "Workplace-calendar", null)]
    [InlineData("nimm die Reviews mit Contoso aus dem Kalender", "Workplace-calendar", null)]
    public void Each_shape_is_its_function(string text, string function, string? file)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe(function);
        understood.Arguments["partner"]!.ToString().ShouldBe("Contoso");
        understood.Arguments["file"]?.ToString().ShouldBe(file);
    }

    [Theory]
    [InlineData("follow the table Pipeline in numbers.xlsx for Contoso", "Pipeline")]
    [InlineData("follow numbers.xlsx, sheet North-East, for Contoso", "North-East")]
    [InlineData("import Contoso's numbers from table \"Sales.2026\" of numbers.xlsx", "Sales.2026")]
    [InlineData("folge der Tabelle Umsätze in numbers.xlsx für Contoso", "Umsätze")]
    [InlineData("follow the table in numbers.xlsx for Contoso", null)]
    public void A_table_or_worksheet_is_named(string text, string? name)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Workplace-workbook");
        understood.Arguments["sheet"]?.ToString().ShouldBe(name);
        understood.Arguments["file"]!.ToString().ShouldBe("numbers.xlsx");
    }

    [Theory]
    [InlineData("trag mir einen Termin in den Kalender ein?")]
    [InlineData("leg den Plan nicht in Planner ab")]
    [InlineData("don't put Contoso's plan into Planner")]
    [InlineData("how do I put the plan into Planner?")]
    [InlineData("what is Planner?")]
    [InlineData("export the plan to excel")]
    [InlineData("post the digest every Monday at 9")]
    [InlineData("update line 2 of the plan")]
    [InlineData("aktualisiere die Pipeline auf 430k")]
    [InlineData("setz Zeile 1 neu auf April")]
    public void What_only_sounds_alike_is_none_of_them(string text) =>
        LocalEngine.Shaped.ShouldNotContain(Engines.Understand(text).Function ?? string.Empty);
}
